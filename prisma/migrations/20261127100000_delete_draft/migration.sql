-- A draft that is thrown away stays for the record, and can be brought back. The state's name is compared as text below,
-- since a value that is added to a type cannot be used in the same transaction.
ALTER TYPE "article_status" ADD VALUE 'deleted';

DROP TRIGGER "article_public_is_complete" ON "article";

CREATE OR REPLACE FUNCTION "public_article_is_complete"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE lacking text;
BEGIN
  SELECT CASE
      WHEN btrim(title) = '' THEN 'title'
      WHEN published_at IS NULL THEN 'published_at'
      WHEN origin = 'repost' AND source_id IS NULL THEN 'source_id'
    END INTO lacking FROM article WHERE id = NEW.id AND status::text NOT IN ('draft', 'deleted');
  IF lacking IS NOT NULL THEN
    RAISE EXCEPTION 'article % is public without its %', NEW.id, lacking
      USING ERRCODE = 'check_violation', CONSTRAINT = 'article_public_is_complete';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "article_public_is_complete" AFTER INSERT OR UPDATE ON "article"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."status"::text NOT IN ('draft', 'deleted'))
  EXECUTE FUNCTION "public_article_is_complete"();
