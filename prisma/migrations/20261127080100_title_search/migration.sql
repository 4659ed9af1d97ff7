-- The characters of a title and every two that follow each other: what a word of any length is found by, also one of a
-- single character, which no index of three characters (pg_trgm) can find. To compute them costs as much as to read
-- many rows, which the planner is told, so that it reads them from the index, and alone: workers start too slowly.
CREATE FUNCTION "title_grams"(title text) RETURNS text[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL RESTRICTED COST 1000 AS $$
  SELECT characters || ARRAY(
    SELECT first || second FROM unnest(characters[:cardinality(characters) - 1], characters[2:]) AS pair (first, second)
  )
  FROM (SELECT string_to_array(lower(title), NULL) AS characters) AS spelled
$$;

SET LOCAL maintenance_work_mem = '256MB';
-- A search reads what was not yet sorted into the index in full; that stays short.
CREATE INDEX "article_title_grams" ON "article" USING gin (title_grams("title"))
  WITH (gin_pending_list_limit = 256);
