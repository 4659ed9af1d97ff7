-- The library asks of many media at once whether a preview shows them. Both tables are small: what is looked at before it is
-- saved is kept for a day, and few links have a text of their own.
CREATE INDEX "preview_text_media" ON "preview_text" USING gin (media_in("text"));
CREATE INDEX "preview_link_media" ON "preview_link" USING gin (media_in("text")) WHERE "ended_at" IS NULL;
