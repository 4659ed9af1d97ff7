-- One index for each list of readers, each with a condition of its own (see the migration article_lists).
SET LOCAL maintenance_work_mem = '256MB';

CREATE INDEX "article_published_in_column" ON "article" ("column_id", "published_at" DESC, "id" DESC)
  WHERE "status" = 'published' AND "column_id" > 0;
CREATE INDEX "article_published_in_city_column"
  ON "article" (("city_id"::bigint << 32 | "column_id"), "published_at" DESC, "id" DESC)
  WHERE "status" = 'published' AND "column_id" > 0;
CREATE INDEX "article_published_of_source" ON "article" ("source_id", "published_at" DESC, "id" DESC)
  WHERE "status" = 'published' AND "source_id" > 0;

-- Published articles by their tags, by the persons who made them and by city and day (Asia/Shanghai); kept in the
-- transaction of each change.
CREATE TYPE "listing_kind" AS ENUM ('tag', 'author', 'day');
CREATE TABLE "article_listing" (
  "kind" "listing_kind" NOT NULL,
  "key" TEXT NOT NULL CHECK ("key" <> ''),
  "published_at" TIMESTAMPTZ(3) NOT NULL,
  "article_id" INTEGER NOT NULL REFERENCES "article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  -- As the article spells it; a day has none.
  "name" TEXT NOT NULL,
  CONSTRAINT "article_listing_pkey" PRIMARY KEY ("kind", "key", "published_at", "article_id")
);
CREATE INDEX "article_listing_article_id_idx" ON "article_listing" ("article_id");

-- How many published articles each city has of each day: the numbers of the rows above.
CREATE TABLE "archive_day" (
  "city_id" INTEGER NOT NULL REFERENCES "city" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "day" DATE NOT NULL,
  "articles" INTEGER NOT NULL CHECK ("articles" >= 0),
  CONSTRAINT "archive_day_pkey" PRIMARY KEY ("city_id", "day")
);

-- Tags there are none yet; persons are entered by the job that backfills listings.
INSERT INTO "article_listing" ("kind", "key", "published_at", "article_id", "name")
  SELECT 'day', "city_id" || ' ' || ("published_at" AT TIME ZONE 'Asia/Shanghai')::date, "published_at", "id", ''
  FROM "article" WHERE "status" = 'published' AND "published_at" IS NOT NULL;
INSERT INTO "archive_day" SELECT "city_id", ("published_at" AT TIME ZONE 'Asia/Shanghai')::date, count(*)
  FROM "article" WHERE "status" = 'published' AND "published_at" IS NOT NULL GROUP BY 1, 2;
