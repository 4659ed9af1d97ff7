-- Pictures of an article for its cards, made when they are first asked for; the files lie in the file store.
CREATE TYPE "share_shape" AS ENUM ('card', 'square', 'poster');
CREATE TABLE "share_picture" (
  "article_id" INTEGER NOT NULL REFERENCES "article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "shape" "share_shape" NOT NULL,
  -- SHA-256 of everything that is drawn.
  "drawing" TEXT NOT NULL,
  -- SHA-256 of the file.
  "hash" TEXT NOT NULL,
  "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY ("article_id", "shape")
);
CREATE INDEX "share_picture_hash_idx" ON "share_picture" ("hash");
CREATE INDEX "share_picture_made_at_idx" ON "share_picture" ("made_at");
