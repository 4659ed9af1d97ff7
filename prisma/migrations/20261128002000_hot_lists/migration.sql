-- 人气榜: a snapshot, written anew each minute. Reads join the article: what was taken down since is not in it.
CREATE TYPE "hot_period" AS ENUM ('day', 'week', 'month', 'all');
CREATE TABLE "hot_article" (
  "period" "hot_period" NOT NULL,
  -- Null: of all cities.
  "city_id" INTEGER REFERENCES "city" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "rank" SMALLINT NOT NULL CHECK ("rank" > 0),
  "article_id" INTEGER NOT NULL REFERENCES "article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  -- Counted in the period.
  "views" BIGINT NOT NULL,
  "id" SERIAL PRIMARY KEY
);
CREATE UNIQUE INDEX "hot_article_period_city_id_rank_key" ON "hot_article" ("period", "city_id", "rank") NULLS NOT DISTINCT;

-- 最近更正: the newest corrections of all articles.
CREATE INDEX "correction_at_id_idx" ON "correction" ("at" DESC, "id" DESC);
