-- 相关文章: what a job found to be related to a published article, the nearest first. More than a page shows: it takes the
-- first ones that are still published.
CREATE TABLE "article_related" (
  "article_id" INTEGER NOT NULL REFERENCES "article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "rank" SMALLINT NOT NULL CHECK ("rank" > 0),
  "related_id" INTEGER NOT NULL REFERENCES "article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "article_related_pkey" PRIMARY KEY ("article_id", "rank")
);
CREATE INDEX "article_related_related_id_idx" ON "article_related" ("related_id");

-- Articles for which it is to be found anew: entered in the transaction of each change that readers see.
CREATE TABLE "related_due" (
  "article_id" INTEGER PRIMARY KEY REFERENCES "article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "at" TIMESTAMPTZ(3) NOT NULL,
  -- Whether also for those that are related to it, as after a change; not where all articles are entered.
  "with_others" BOOLEAN NOT NULL
);
INSERT INTO "related_due" SELECT "id", now(), false FROM "article" WHERE "status" = 'published';
-- What changed comes before what an update left to be found.
CREATE INDEX "related_due_with_others_at_article_id_idx" ON "related_due" ("with_others" DESC, "at", "article_id");
