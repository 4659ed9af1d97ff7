-- 标签: the names in one line, with 、 between them.
ALTER TABLE "article" ADD COLUMN "tags" TEXT, ADD CONSTRAINT "tags_not_blank" CHECK ("tags" <> '');
ALTER TABLE "revision" ADD COLUMN "tags" TEXT;
