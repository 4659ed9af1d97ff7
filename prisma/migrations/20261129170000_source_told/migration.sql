-- Where a source is told of claims of rights in what was reposted from it, and the letters to it: they belong to a case as those to its sides do.
ALTER TYPE "message_side" ADD VALUE 'source';

ALTER TABLE "listed_source" ADD COLUMN "rights_email" TEXT;

ALTER TABLE "case_message" ADD COLUMN "source_id" INTEGER;
ALTER TABLE "case_message" ADD CONSTRAINT "case_message_source_id_fkey"
  FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "case_message_source_id_idx" ON "case_message"("source_id");
-- As text: a new value of an enum is not used in the transaction that adds it.
ALTER TABLE "case_message" ADD CONSTRAINT "case_message_to_source"
  CHECK (("side"::text = 'source') = ("source_id" IS NOT NULL));

ALTER TABLE "mail" ADD COLUMN "to_listed_source_id" INTEGER;
ALTER TABLE "mail" ADD CONSTRAINT "mail_to_listed_source_id_fkey"
  FOREIGN KEY ("to_listed_source_id") REFERENCES "listed_source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "mail_to_listed_source_id_idx" ON "mail"("to_listed_source_id");
ALTER TABLE "mail" DROP CONSTRAINT "mail_to_one";
ALTER TABLE "mail" ADD CONSTRAINT "mail_to_one"
  CHECK (num_nonnulls("to_party_id", "to_editor_id", "to_listed_source_id") = 1);
