-- How a notice came in: every one until now by the portal's own forms.
-- CreateEnum
CREATE TYPE "notice_way" AS ENUM ('form', 'email', 'paper', 'telephone', 'in_person', 'authority');

-- AlterTable
ALTER TABLE "rights_case" ADD COLUMN     "way" "notice_way" NOT NULL DEFAULT 'form';
