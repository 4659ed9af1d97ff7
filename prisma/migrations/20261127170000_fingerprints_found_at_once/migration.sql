-- A search reads all that waits to be entered in a GIN index, and an import searches as often as it inserts: what is
-- inserted is entered at once.
ALTER INDEX "article_fingerprint_bands_idx" SET (fastupdate = off);
SELECT gin_clean_pending_list('article_fingerprint_bands_idx');
