-- 送审 and 定时发布: a draft is reviewed in stages, and published at its time. Appended: the search index numbers the states.
ALTER TYPE "article_status" ADD VALUE 'in_review';
ALTER TYPE "article_status" ADD VALUE 'approved';
ALTER TYPE "article_status" ADD VALUE 'scheduled';

CREATE TYPE "review_decision" AS ENUM ('submitted', 'approved', 'returned', 'recalled');

CREATE TABLE "review_step" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "decision" "review_decision" NOT NULL,
    "stages" SMALLINT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editor_id" TEXT,
    "actor" TEXT NOT NULL,

    CONSTRAINT "review_step_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "review_step_stages" CHECK ("stages" BETWEEN 0 AND 3),
    CONSTRAINT "review_step_return_says_why" CHECK ("decision" <> 'returned' OR btrim("note") <> '')
);

CREATE UNIQUE INDEX "review_step_article_id_version_key" ON "review_step"("article_id", "version");

ALTER TABLE "review_step" ADD CONSTRAINT "review_step_article_id_fkey"
  FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "review_step" ADD CONSTRAINT "review_step_editor_id_fkey"
  FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "review_step_append_only" BEFORE UPDATE OR DELETE ON "review_step"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

CREATE TABLE "article_schedule" (
    "article_id" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editor_id" TEXT,
    "actor" TEXT NOT NULL,

    CONSTRAINT "article_schedule_pkey" PRIMARY KEY ("article_id")
);

CREATE INDEX "article_schedule_due_at_idx" ON "article_schedule"("due_at");

ALTER TABLE "article_schedule" ADD CONSTRAINT "article_schedule_article_id_fkey"
  FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "article_schedule" ADD CONSTRAINT "article_schedule_editor_id_fkey"
  FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
