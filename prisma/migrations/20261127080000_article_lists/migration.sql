-- One index for each list of articles, such that no other index can be read in its place: where two could be, the
-- planner takes the one of all cities and filters the city's articles out of it, which reads the whole table when they
-- are not among the newest. So each list has a condition of its own, and asks for it: "id" > 0, which is always true,
-- is said by the lists of all cities only, and "city_id" > 0 by the desk's lists of one city.
SET LOCAL maintenance_work_mem = '256MB';

-- Readers: all cities, and one.
CREATE INDEX "article_published_everywhere" ON "article" ("published_at" DESC, "id" DESC)
  WHERE "status" = 'published' AND "id" > 0;
CREATE INDEX "article_published_in_city" ON "article" ("city_id", "published_at" DESC, "id" DESC)
  WHERE "status" = 'published';

-- The desk, by state: all cities, and one. Titles stand in them, so that they are searched without the articles.
CREATE INDEX "article_changed_everywhere" ON "article" ("status", "changed_at" DESC, "id" DESC) INCLUDE ("title")
  WHERE "id" > 0;
CREATE INDEX "article_changed_in_city" ON "article" ("city_id", "status", "changed_at" DESC, "id" DESC)
  INCLUDE ("title") WHERE "city_id" > 0;

-- Nothing asks for these any more.
DROP INDEX "article_status_published_at_id_idx";
DROP INDEX "article_city_id_status_published_at_id_idx";
DROP INDEX "article_changed_at_id_idx";
DROP INDEX "article_column_id_idx";
DROP INDEX "article_source_id_idx";
