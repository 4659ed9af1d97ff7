-- The picture that stands for an article in lists and on cards, so that no list reads bodies: the lead picture, else the
-- first of the text that readers see. No article has one yet.
ALTER TABLE "article" ADD COLUMN "card_media_id" INTEGER;

-- When anything of a medium that pages show last changed: a page is as new as the newest of what it shows.
ALTER TABLE "media" ADD COLUMN "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
