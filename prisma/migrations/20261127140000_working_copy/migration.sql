-- What an editor prepares for a published article, apart from what readers see.
-- Of all working copies, so that one which is begun anew never has the number of one that is gone.
CREATE SEQUENCE "working_copy_version" AS INTEGER;

CREATE TABLE "working_copy" (
    "article_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "based_on" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "saved_by_id" TEXT,
    "saved_by_name" TEXT NOT NULL,

    CONSTRAINT "working_copy_pkey" PRIMARY KEY ("article_id"),
    CONSTRAINT "working_copy_version_positive" CHECK ("version" > 0),
    CONSTRAINT "working_copy_content_is_text" CHECK ("content" -> 'body' ->> 'type' IS NOT DISTINCT FROM 'doc')
);

ALTER SEQUENCE "working_copy_version" OWNED BY "working_copy"."version";

ALTER TABLE "working_copy" ADD CONSTRAINT "working_copy_article_id_fkey"
  FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
