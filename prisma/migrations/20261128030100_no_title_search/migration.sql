-- The desk finds articles by the index of searches.
DROP INDEX "article_title_grams";
DROP FUNCTION "title_grams"(text);
