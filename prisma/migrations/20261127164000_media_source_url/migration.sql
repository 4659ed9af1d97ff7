-- A picture of another site is looked for by its address before it is fetched again. A hash, since an address can be longer
-- than what a B-tree takes.
CREATE INDEX "media_source_url_idx" ON "media" USING hash ("source_url");
