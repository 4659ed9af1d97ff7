INSERT INTO "article_listing" ("kind", "key", "published_at", "article_id", "name")
  SELECT DISTINCT 'correction'::"listing_kind", 'all', "correction"."at", "article"."id", ''
  FROM "correction" JOIN "article" ON "article"."id" = "correction"."article_id" WHERE "article"."status" = 'published';
