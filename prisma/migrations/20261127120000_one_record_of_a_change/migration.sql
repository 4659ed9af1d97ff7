-- Whatever changes data is on record, not articles alone.
CREATE TYPE "audit_subject" AS ENUM ('article', 'city', 'column', 'policy', 'editor');

ALTER TABLE "audit_entry"
  ADD COLUMN "subject" "audit_subject" NOT NULL DEFAULT 'article',
  ADD COLUMN "subject_id" TEXT;

-- Until now there were entries of articles alone. Those that are there are looked at later, by whoever validates.
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_names_its_subject"
  CHECK (CASE WHEN "subject" = 'article' THEN "article_id" IS NOT NULL AND "subject_id" IS NULL
    ELSE "article_id" IS NULL AND "subject_id" IS NOT NULL END) NOT VALID;

CREATE INDEX "audit_entry_subject_subject_id_id_idx" ON "audit_entry" ("subject", "subject_id", "id" DESC)
  WHERE "subject_id" IS NOT NULL;

-- Who took an article down or wrote a correction, by the name as it was then: it may be no editor.
ALTER TABLE "takedown" ADD COLUMN "actor" TEXT, ADD COLUMN "restored_by_name" TEXT;
UPDATE "takedown" SET
  "actor" = (SELECT "name" FROM "editor" WHERE "id" = "takedown"."editor_id"),
  "restored_by_name" = (SELECT "name" FROM "editor" WHERE "id" = "takedown"."restored_by_id");
ALTER TABLE "takedown"
  ALTER COLUMN "actor" SET NOT NULL,
  ALTER COLUMN "editor_id" DROP NOT NULL,
  DROP CONSTRAINT "takedown_restore_complete",
  ADD CONSTRAINT "takedown_restore_complete" CHECK (("restored_at" IS NULL) = ("restored_by_name" IS NULL));

ALTER TABLE "correction" ADD COLUMN "actor" TEXT;
ALTER TABLE "correction" DISABLE TRIGGER "correction_append_only";
UPDATE "correction" SET "actor" = (SELECT "name" FROM "editor" WHERE "id" = "correction"."editor_id");
ALTER TABLE "correction" ENABLE TRIGGER "correction_append_only";
ALTER TABLE "correction" ALTER COLUMN "actor" SET NOT NULL, ALTER COLUMN "editor_id" DROP NOT NULL;

-- An article that readers see is whole. The states are compared as text, since a value that is added to the type cannot
-- be used in the same transaction.
CREATE FUNCTION "readers_see"(status "article_status") RETURNS boolean LANGUAGE sql IMMUTABLE
  RETURN status::text = 'published';

DROP TRIGGER "article_public_is_complete" ON "article";

CREATE OR REPLACE FUNCTION "public_article_is_complete"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE lacking text;
BEGIN
  SELECT CASE
      WHEN btrim(title) = '' THEN 'title'
      WHEN published_at IS NULL THEN 'published_at'
      WHEN origin = 'repost' AND source_id IS NULL THEN 'source_id'
    END INTO lacking FROM article WHERE id = NEW.id AND readers_see(status);
  IF lacking IS NOT NULL THEN
    RAISE EXCEPTION 'article % is public without its %', NEW.id, lacking
      USING ERRCODE = 'check_violation', CONSTRAINT = 'article_public_is_complete';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "article_public_is_complete" AFTER INSERT OR UPDATE ON "article"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ("readers_see"(NEW."status"))
  EXECUTE FUNCTION "public_article_is_complete"();
