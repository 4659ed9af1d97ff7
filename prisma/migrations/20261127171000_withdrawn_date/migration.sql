-- When an amended article was published for readers before, to the second: the date that an editor sets has minutes alone.
ALTER TABLE "withdrawal_window" ADD COLUMN "published_at" TIMESTAMPTZ(3), ADD COLUMN "public_since" TIMESTAMPTZ(3);
