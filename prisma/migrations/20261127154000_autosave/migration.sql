-- The text that an editor has typed and not saved yet, stored while he types: one a person and article, apart from what
-- others see and act on.
-- Of all autosaves, so that one which is begun anew never has the number of one that is gone.
CREATE SEQUENCE "autosave_seq" AS INTEGER;

CREATE TABLE "autosave" (
    "article_id" INTEGER NOT NULL,
    "editor_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "tab" UUID NOT NULL,
    "edit" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "copy_version" INTEGER NOT NULL,
    "origin" "origin" NOT NULL,
    "content" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "characters" INTEGER NOT NULL,
    "device" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "autosave_pkey" PRIMARY KEY ("article_id", "editor_id"),
    CONSTRAINT "autosave_seq_positive" CHECK ("seq" > 0),
    CONSTRAINT "autosave_content_is_text" CHECK ("content" -> 'body' ->> 'type' IS NOT DISTINCT FROM 'doc')
);

ALTER SEQUENCE "autosave_seq" OWNED BY "autosave"."seq";

ALTER TABLE "autosave" ADD CONSTRAINT "autosave_article_id_fkey"
  FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "autosave" ADD CONSTRAINT "autosave_editor_id_fkey"
  FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Texts that gave way to a later one: kept for some days, to be brought back.
CREATE TYPE "kept_text_kind" AS ENUM ('autosave', 'working_copy');

CREATE TABLE "kept_text" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "kind" "kept_text_kind" NOT NULL,
    "editor_id" TEXT,
    "editor_name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "characters" INTEGER NOT NULL,
    "device" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "kept_text_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "kept_text_content_is_text" CHECK ("content" -> 'body' ->> 'type' IS NOT DISTINCT FROM 'doc')
);

CREATE INDEX "kept_text_article_id_id_idx" ON "kept_text"("article_id", "id" DESC);
CREATE INDEX "kept_text_kept_at_idx" ON "kept_text"("kept_at");

ALTER TABLE "kept_text" ADD CONSTRAINT "kept_text_article_id_fkey"
  FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "kept_text" ADD CONSTRAINT "kept_text_editor_id_fkey"
  FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who has an article open in a form, a row each tab, until its heartbeat is missed. After a crash of the server nobody
-- has anything open, so it need not be logged.
CREATE UNLOGGED TABLE "presence" (
    "article_id" INTEGER NOT NULL,
    "editor_id" TEXT NOT NULL,
    "tab" UUID NOT NULL,
    "is_changed" BOOLEAN NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("article_id", "editor_id", "tab")
);

ALTER TABLE "presence" ADD CONSTRAINT "presence_article_id_fkey"
  FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "presence" ADD CONSTRAINT "presence_editor_id_fkey"
  FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE CASCADE ON UPDATE CASCADE;
