-- AlterEnum
ALTER TYPE "take_down_reason" ADD VALUE 'other_rights';
ALTER TYPE "take_down_reason" ADD VALUE 'unlawful';
