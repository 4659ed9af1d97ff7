-- The media library: pictures, videos, sounds and documents, their files in the file store, and which articles use them.
CREATE TYPE "media_kind" AS ENUM ('picture', 'video', 'audio', 'document');

CREATE TYPE "media_state" AS ENUM ('fetching', 'ready', 'failed');

CREATE TYPE "media_place" AS ENUM ('live', 'draft', 'copy');

CREATE TABLE "media" (
    "id" SERIAL NOT NULL,
    "kind" "media_kind" NOT NULL,
    "state" "media_state" NOT NULL DEFAULT 'ready',
    "upload_hash" TEXT,
    "mime" TEXT NOT NULL DEFAULT '',
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "name" TEXT NOT NULL DEFAULT '',
    "width" INTEGER,
    "height" INTEGER,
    "duration" DOUBLE PRECISION,
    "placeholder" TEXT,
    "focal_x" SMALLINT NOT NULL DEFAULT 50,
    "focal_y" SMALLINT NOT NULL DEFAULT 50,
    "alt" TEXT NOT NULL DEFAULT '',
    "caption" TEXT NOT NULL DEFAULT '',
    "credit" TEXT NOT NULL DEFAULT '',
    "licence" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "decorative" BOOLEAN NOT NULL DEFAULT false,
    "source_url" TEXT,
    "failure" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "editor_id" TEXT,
    "actor" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "media_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "media_upload_hash_is_sha256" CHECK ("upload_hash" ~ '^[0-9a-f]{64}$'),
    CONSTRAINT "media_name_length" CHECK (char_length("name") <= 200),
    CONSTRAINT "media_bytes_not_negative" CHECK ("bytes" >= 0),
    CONSTRAINT "media_size_positive" CHECK ("width" > 0 AND "height" > 0),
    CONSTRAINT "media_size_complete" CHECK (("width" IS NULL) = ("height" IS NULL)),
    CONSTRAINT "media_duration_not_negative" CHECK ("duration" >= 0),
    CONSTRAINT "media_placeholder_is_small_webp"
      CHECK ("placeholder" LIKE 'data:image/webp;base64,%' AND char_length("placeholder") <= 400),
    CONSTRAINT "media_focal_point_within" CHECK ("focal_x" BETWEEN 0 AND 100 AND "focal_y" BETWEEN 0 AND 100),
    CONSTRAINT "media_version_positive" CHECK ("version" > 0),
    CONSTRAINT "media_failed_says_why" CHECK (("state" = 'failed') = ("failure" IS NOT NULL))
);

CREATE INDEX "media_upload_hash_idx" ON "media"("upload_hash");

CREATE INDEX "media_created_at_id_idx" ON "media"("created_at" DESC, "id" DESC);

ALTER TABLE "media" ADD CONSTRAINT "media_editor_id_fkey"
  FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "media_file" (
    "media_id" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "is_original" BOOLEAN NOT NULL,
    "format" TEXT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "bytes" BIGINT NOT NULL,

    CONSTRAINT "media_file_pkey" PRIMARY KEY ("media_id", "hash"),
    CONSTRAINT "media_file_hash_is_sha256" CHECK ("hash" ~ '^[0-9a-f]{64}$'),
    CONSTRAINT "media_file_format_is_a_word" CHECK ("format" ~ '^[a-z0-9]{1,10}$'),
    CONSTRAINT "media_file_size_positive" CHECK ("width" > 0 AND "height" > 0),
    CONSTRAINT "media_file_bytes_positive" CHECK ("bytes" > 0)
);

-- A file is asked for by its hash; two media can have made the same one.
CREATE INDEX "media_file_hash_idx" ON "media_file"("hash");

CREATE UNIQUE INDEX "media_file_one_original" ON "media_file"("media_id") WHERE "is_original";

ALTER TABLE "media_file" ADD CONSTRAINT "media_file_media_id_fkey"
  FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "article_media" (
    "article_id" INTEGER NOT NULL,
    "media_id" INTEGER NOT NULL,
    "place" "media_place" NOT NULL,

    CONSTRAINT "article_media_pkey" PRIMARY KEY ("article_id", "place", "media_id")
);

CREATE INDEX "article_media_media_id_idx" ON "article_media"("media_id");

ALTER TABLE "article_media" ADD CONSTRAINT "article_media_article_id_fkey"
  FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "article_media" ADD CONSTRAINT "article_media_media_id_fkey"
  FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- 题图: the picture that stands for an article in lists and on shared cards.
ALTER TABLE "article" ADD COLUMN "lead_media_id" INTEGER;

ALTER TABLE "revision" ADD COLUMN "lead_media_id" INTEGER;

-- Every row is null: nothing is to be checked, and the table is locked for the moment of this statement alone.
ALTER TABLE "article" ADD CONSTRAINT "article_lead_media_id_fkey"
  FOREIGN KEY ("lead_media_id") REFERENCES "media"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
ALTER TABLE "article" VALIDATE CONSTRAINT "article_lead_media_id_fkey";
