-- A bar (条例 17) is one row for a claimant's case and an article. What he is known by again are keyed hashes of its own, which outlive
-- his identity; those of bars that were made before are his contacts, and the name where it is still kept.
-- CreateEnum
CREATE TYPE "barred_key_purpose" AS ENUM ('contact', 'holder', 'agent');

-- CreateTable
CREATE TABLE "barred_key" (
    "bar_id" INTEGER NOT NULL,
    "purpose" "barred_key_purpose" NOT NULL,
    "hash" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "barred_key_pkey" PRIMARY KEY ("bar_id","purpose","hash")
);

-- AlterTable
ALTER TABLE "barred_work" ADD COLUMN     "claimant_case_id" INTEGER,
ADD COLUMN     "lifted_at" TIMESTAMPTZ(3);

UPDATE "barred_work" SET claimant_case_id = case_id;

WITH kept AS (
  SELECT case_id, article_id, min(id) AS id FROM barred_work GROUP BY 1, 2),
known AS (
  SELECT kept.id AS bar_id, kept.case_id, kept.article_id, party.name_index, coalesce(split_part(party.identity, '.', 2), '') AS key_id
  FROM kept JOIN rights_case ON rights_case.id = kept.case_id LEFT JOIN party ON party.id = rights_case.party_id)
INSERT INTO "barred_key" (bar_id, purpose, hash, key_id)
  SELECT known.bar_id, 'contact'::"barred_key_purpose", barred_work.claimant_key, known.key_id
  FROM known JOIN barred_work USING (case_id, article_id)
  UNION
  SELECT bar_id, 'holder'::"barred_key_purpose", name_index, key_id FROM known WHERE name_index IS NOT NULL;

DELETE FROM "barred_work" WHERE id NOT IN (SELECT bar_id FROM "barred_key");

-- DropIndex
DROP INDEX "barred_work_claimant_key_article_id_key";

-- DropIndex
DROP INDEX "barred_work_case_id_idx";

-- AlterTable
ALTER TABLE "barred_work" DROP COLUMN "claimant_key",
ALTER COLUMN     "claimant_case_id" SET NOT NULL;

-- CreateIndex
CREATE INDEX "barred_key_hash_idx" ON "barred_key"("hash");

-- CreateIndex
CREATE INDEX "barred_work_claimant_case_id_idx" ON "barred_work"("claimant_case_id");

-- CreateIndex
CREATE UNIQUE INDEX "barred_work_case_id_claimant_case_id_article_id_key" ON "barred_work"("case_id", "claimant_case_id", "article_id");

-- AddForeignKey
ALTER TABLE "barred_work" ADD CONSTRAINT "barred_work_claimant_case_id_fkey" FOREIGN KEY ("claimant_case_id") REFERENCES "rights_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "barred_key" ADD CONSTRAINT "barred_key_bar_id_fkey" FOREIGN KEY ("bar_id") REFERENCES "barred_work"("id") ON DELETE CASCADE ON UPDATE CASCADE;
