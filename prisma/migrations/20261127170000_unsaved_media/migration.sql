-- The media that a text uses, as a form or a page holds it: the numbers of its nodes and its lead picture, which a form
-- holds as a string. Whatever else stands there is none. To compute them costs as much as to read many rows, which the
-- planner is told, so that it reads them from the index.
CREATE FUNCTION "media_in"("text" jsonb) RETURNS integer[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
  SELECT coalesce(array_agg(DISTINCT number::integer), '{}') FROM (
    SELECT found #>> '{}' AS number FROM (
      SELECT jsonb_path_query("text", 'strict $.**.attrs.media', silent => true) AS found
      UNION ALL SELECT jsonb_path_query("text", 'strict $.**.leadMediaId', silent => true)
    ) AS every
  ) AS named WHERE number ~ '^[1-9][0-9]{0,8}$'
$$;

-- A medium is not deleted while one of these texts uses it.
CREATE INDEX "autosave_media" ON "autosave" USING gin (media_in("content"));
CREATE INDEX "kept_text_media" ON "kept_text" USING gin (media_in("content"));
CREATE INDEX "import_item_media" ON "import_item" USING gin (media_in("content")) WHERE "outcome" = 'undecided';

-- Who stores what is typed holds its media until it is stored: whoever deletes one of them meanwhile waits, and sees it.
CREATE FUNCTION "hold_media"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "media" WHERE "id" = ANY (media_in(NEW."content")) ORDER BY "id" FOR KEY SHARE;
  RETURN NEW;
END
$$;

CREATE TRIGGER "autosave_holds_media" BEFORE INSERT OR UPDATE OF "content" ON "autosave"
  FOR EACH ROW EXECUTE FUNCTION "hold_media"();
CREATE TRIGGER "import_item_holds_media" BEFORE INSERT ON "import_item"
  FOR EACH ROW WHEN (NEW."outcome" = 'undecided') EXECUTE FUNCTION "hold_media"();
