-- 发布时间 as an editor sets it, to the minute and by Shanghai's clock; null: the moment of publication. Every row that is
-- there has none, so nothing has to be looked through.
ALTER TABLE "article"
  ADD COLUMN "publication_date" TEXT,
  ADD COLUMN "public_since" TIMESTAMPTZ(3);
ALTER TABLE "revision" ADD COLUMN "publication_date" TEXT;

ALTER TABLE "article" ADD CONSTRAINT "article_publication_date_is_minute"
  CHECK ("publication_date" ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$') NOT VALID;
ALTER TABLE "revision" ADD CONSTRAINT "revision_publication_date_is_minute"
  CHECK ("publication_date" ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$') NOT VALID;

-- How long a publication or an amendment can be withdrawn, and what it takes back.
CREATE TABLE "withdrawal_window" (
    "article_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "live_version" INTEGER,
    "amended_at" TIMESTAMPTZ(3),
    "editor_id" TEXT,
    "took_copy" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "withdrawal_window_pkey" PRIMARY KEY ("article_id")
);
CREATE INDEX "withdrawal_window_until_idx" ON "withdrawal_window"("until");

-- Links by which people without an account read an article before it is published.
CREATE TABLE "preview_link" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "nonce" BYTEA NOT NULL,
    "text" JSONB,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" TEXT,
    "created_by_name" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "preview_link_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "preview_link_nonce_length" CHECK (octet_length("nonce") = 16),
    CONSTRAINT "preview_link_expires_within_a_month" CHECK ("expires_at" <= "created_at" + interval '31 days')
);
CREATE UNIQUE INDEX "preview_link_nonce_key" ON "preview_link"("nonce");
CREATE INDEX "preview_link_article_id_idx" ON "preview_link"("article_id");

-- What an editor has typed and looks at before it is saved; for a day.
CREATE TABLE "preview_text" (
    "id" UUID NOT NULL,
    "editor_id" TEXT NOT NULL,
    "article_id" INTEGER,
    "text" JSONB NOT NULL,
    "typed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "preview_text_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "preview_text_typed_at_idx" ON "preview_text"("typed_at");

-- City and column of an editor's last text, with which the next new one begins.
CREATE TABLE "editor_place" (
    "editor_id" TEXT NOT NULL,
    "city_id" INTEGER NOT NULL,
    "column_id" INTEGER,

    CONSTRAINT "editor_place_pkey" PRIMARY KEY ("editor_id")
);

ALTER TABLE "withdrawal_window" ADD CONSTRAINT "withdrawal_window_article_id_fkey"
  FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "preview_link" ADD CONSTRAINT "preview_link_article_id_fkey"
  FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "preview_text" ADD CONSTRAINT "preview_text_editor_id_fkey"
  FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "editor_place" ADD CONSTRAINT "editor_place_editor_id_fkey"
  FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "editor_place" ADD CONSTRAINT "editor_place_city_id_fkey"
  FOREIGN KEY ("city_id") REFERENCES "city"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "editor_place" ADD CONSTRAINT "editor_place_column_id_fkey"
  FOREIGN KEY ("column_id") REFERENCES "column"("id") ON DELETE CASCADE ON UPDATE CASCADE;
