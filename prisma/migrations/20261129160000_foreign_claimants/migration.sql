-- A claimant's foreignness counts once an editor has confirmed it (17 U.S.C. § 512(g)); under copyright alone.
-- AlterTable
ALTER TABLE "rights_case" ADD COLUMN     "foreign_confirmed_at" TIMESTAMPTZ(3);

ALTER TABLE "rights_case" ADD CONSTRAINT "rights_case_foreign" CHECK ("foreign_confirmed_at" IS NULL OR "kind" = 'copyright');

-- A counter-notice that came after a removal is taken up by two persons, where it restores.
ALTER TYPE "case_approval_kind" ADD VALUE 'follow_counter';
