-- The newsroom's word list: what texts are checked against while they are written.
ALTER TYPE "audit_subject" ADD VALUE 'word';

CREATE TYPE "word_kind" AS ENUM ('sensitive', 'mistaken', 'fixed');

CREATE TABLE "word" (
    "id" SERIAL NOT NULL,
    "kind" "word_kind" NOT NULL,
    "text" TEXT NOT NULL,
    "replacement" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "editor_id" TEXT,
    "actor" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "word_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "word_text_length" CHECK (char_length("text") BETWEEN 1 AND 60),
    CONSTRAINT "word_replacement_length" CHECK (char_length("replacement") <= 120),
    CONSTRAINT "word_note_length" CHECK (char_length("note") <= 500),
    CONSTRAINT "word_version_positive" CHECK ("version" > 0)
);

CREATE UNIQUE INDEX "word_text_key" ON "word"("text");

ALTER TABLE "word" ADD CONSTRAINT "word_editor_id_fkey"
  FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
