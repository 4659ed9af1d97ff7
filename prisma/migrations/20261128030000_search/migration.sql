-- What searches find an article by, of articles of every state; kept in the transaction of each change. Those that are
-- there already are entered by a job after the start.
CREATE TABLE "search_entry" (
  "article_id" INTEGER NOT NULL REFERENCES "article" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  -- When it was published, else when it last changed. No index by it: it would be gone through for every word.
  "at" TIMESTAMPTZ(3) NOT NULL,
  -- Pairs of characters and words (lib/search/grams.ts), among those of the whole text also what the article is.
  "title_grams" INTEGER[] NOT NULL,
  "grams" INTEGER[] NOT NULL,
  -- Folded (lib/search/folded-text.ts), to tell words from pairs that stand apart.
  "text" TEXT NOT NULL,
  CONSTRAINT "search_entry_pkey" PRIMARY KEY ("article_id")
);
-- One index, so that title, text, state and time are looked up together. What was not yet sorted into it a search reads
-- in full; that stays short.
CREATE INDEX "search_entry_grams" ON "search_entry" USING gin ("title_grams", "grams")
  WITH (gin_pending_list_limit = 256);
