-- Imports of addresses and files as runs, with what became of each of their items.
ALTER TYPE "audit_subject" ADD VALUE 'import_run';

CREATE TYPE "import_kind" AS ENUM ('url', 'csv', 'jsonl', 'html', 'wxr', 'ghost', 'docx');
CREATE TYPE "import_state" AS ENUM
  ('waiting', 'running', 'stopping', 'stopped', 'done', 'failed', 'undoing', 'undone');
CREATE TYPE "import_outcome" AS ENUM ('made', 'known', 'undecided', 'refused', 'dropped');

CREATE TABLE "import_run" (
    "id" SERIAL NOT NULL,
    "kind" "import_kind" NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'waiting',
    "name" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "city_id" INTEGER NOT NULL,
    "column_id" INTEGER,
    "origin" "origin" NOT NULL,
    "is_trial" BOOLEAN NOT NULL DEFAULT false,
    "most" INTEGER,
    "read_so_far" BIGINT NOT NULL DEFAULT 0,
    "read_total" BIGINT,
    "made" INTEGER NOT NULL DEFAULT 0,
    "known" INTEGER NOT NULL DEFAULT 0,
    "undecided" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "dropped" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "undo_edited_until" TIMESTAMPTZ(3),
    "undone_by_id" TEXT,
    "editor_id" TEXT,
    "actor" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "heard_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "import_run_most_positive" CHECK ("most" > 0),
    CONSTRAINT "import_run_counts" CHECK (LEAST("made", "known", "undecided", "refused", "dropped") >= 0)
);

CREATE TABLE "import_item" (
    "run_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "outcome" "import_outcome" NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "article_id" INTEGER,
    "content" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_item_pkey" PRIMARY KEY ("run_id", "key"),
    CONSTRAINT "import_item_content_waits" CHECK ("content" IS NULL OR "outcome" = 'undecided')
);

CREATE INDEX "import_item_run_id_position_idx" ON "import_item"("run_id", "position");
CREATE INDEX "import_item_article_id_idx" ON "import_item"("article_id");

ALTER TABLE "import_run" ADD CONSTRAINT "import_run_city_id_fkey"
  FOREIGN KEY ("city_id") REFERENCES "city"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_column_id_fkey"
  FOREIGN KEY ("column_id") REFERENCES "column"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_editor_id_fkey"
  FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_undone_by_id_fkey"
  FOREIGN KEY ("undone_by_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "import_item" ADD CONSTRAINT "import_item_run_id_fkey"
  FOREIGN KEY ("run_id") REFERENCES "import_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "import_item" ADD CONSTRAINT "import_item_article_id_fkey"
  FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
