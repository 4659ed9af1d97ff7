-- Those that expire one day, by their minute.
CREATE INDEX "article_expiring" ON "article" ("expires_on") WHERE "status" = 'published' AND "expires_on" IS NOT NULL;
