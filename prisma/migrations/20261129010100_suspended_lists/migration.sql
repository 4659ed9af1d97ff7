-- What is suspended is looked for wherever what was taken down is.
SET LOCAL maintenance_work_mem = '256MB';

CREATE INDEX "article_removed_source_url" ON "article" ("source_url")
  WHERE "status" IN ('suspended', 'taken_down') AND "source_url" IS NOT NULL;
DROP INDEX "article_taken_down_source_url";

DROP INDEX "article_changed_in_sitemap";
CREATE INDEX "article_changed_in_sitemap" ON "article" (("id" / 10000), "status", "changed_at" DESC)
  WHERE "status" IN ('published', 'suspended', 'taken_down');
