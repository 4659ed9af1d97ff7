-- The archive's numbers by month: a few thousand rows where the days of all cities are hundreds of thousands.
CREATE TABLE "archive_month" (
  "city_id" INTEGER NOT NULL REFERENCES "city" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  -- Its first day.
  "month" DATE NOT NULL,
  "articles" INTEGER NOT NULL CHECK ("articles" >= 0),
  CONSTRAINT "archive_month_pkey" PRIMARY KEY ("city_id", "month")
);
CREATE INDEX "archive_month_month_idx" ON "archive_month" ("month");
CREATE INDEX "archive_day_day_idx" ON "archive_day" ("day");
INSERT INTO "archive_month" SELECT "city_id", date_trunc('month', "day")::date, sum("articles")
  FROM "archive_day" GROUP BY 1, 2;

-- Each correction of a published article, in the order in which the list of all corrections has them.
ALTER TYPE "listing_kind" ADD VALUE 'correction';
