-- Who edited and photographed a text where it was published first.
ALTER TABLE "article"
  ADD COLUMN "source_editor" TEXT,
  ADD COLUMN "source_responsible_editor" TEXT,
  ADD COLUMN "photographer" TEXT;
ALTER TABLE "revision"
  ADD COLUMN "source_editor" TEXT,
  ADD COLUMN "source_responsible_editor" TEXT,
  ADD COLUMN "photographer" TEXT;

-- Texts by what a reader reads of them (lib/imports/text-identity.ts). An article may have several: as it was collected,
-- and as it was taken down. Articles that have an import_digest are entered by the first import after this migration.
CREATE TABLE "article_text" (
    "identity" BYTEA NOT NULL,
    "article_id" INTEGER NOT NULL,

    CONSTRAINT "article_text_pkey" PRIMARY KEY ("identity")
);
CREATE INDEX "article_text_article_id_idx" ON "article_text"("article_id");
ALTER TABLE "article_text" ADD CONSTRAINT "article_text_article_id_fkey"
  FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The source addresses of what was taken down stay known to imports.
CREATE INDEX "article_taken_down_source_url" ON "article" ("source_url")
  WHERE "status" = 'taken_down' AND "source_url" IS NOT NULL;
