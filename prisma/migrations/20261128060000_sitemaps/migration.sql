SET LOCAL maintenance_work_mem = '256MB';

-- The sitemap is cut into files of ten thousand numbers: when something in each last changed, what was taken down included.
CREATE INDEX "article_changed_in_sitemap" ON "article" (("id" / 10000), "status", "changed_at" DESC)
  WHERE "status" IN ('published', 'taken_down');
