-- CreateEnum
CREATE TYPE "origin" AS ENUM ('original', 'repost', 'contribution');

-- CreateEnum
CREATE TYPE "article_status" AS ENUM ('draft', 'published', 'taken_down');

-- CreateEnum
CREATE TYPE "take_down_reason" AS ENUM ('copyright', 'personal_information', 'reputation', 'inaccurate', 'source_withdrawn', 'editorial_error', 'legal_order');

-- CreateEnum
CREATE TYPE "share_channel" AS ENUM ('wechat', 'weibo', 'qq', 'qzone', 'copy', 'device');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('editor', 'chief_editor', 'admin');

-- CreateTable
CREATE TABLE "city" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "city_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "column" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "city_id" INTEGER,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "column_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article" (
    "id" SERIAL NOT NULL,
    "status" "article_status" NOT NULL DEFAULT 'draft',
    "origin" "origin" NOT NULL,
    "title" TEXT NOT NULL,
    "original_title" TEXT,
    "summary" TEXT NOT NULL DEFAULT '',
    "body" JSONB NOT NULL,
    "author" TEXT,
    "source_id" INTEGER,
    "source_url" TEXT,
    "collected_at" TIMESTAMPTZ(3),
    "city_id" INTEGER NOT NULL,
    "column_id" INTEGER,
    "policy_id" INTEGER,
    "published_at" TIMESTAMPTZ(3),
    "amended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "import_digest" BYTEA,
    "editor_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "live" BOOLEAN NOT NULL DEFAULT false,
    "title" TEXT NOT NULL,
    "original_title" TEXT,
    "summary" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "author" TEXT,
    "source_name" TEXT,
    "source_url" TEXT,
    "city_id" INTEGER NOT NULL,
    "column_id" INTEGER,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "saved_by_id" TEXT,
    "saved_by_name" TEXT NOT NULL,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "correction" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editor_id" TEXT NOT NULL,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "takedown" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "reason" "take_down_reason" NOT NULL,
    "note" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editor_id" TEXT NOT NULL,
    "restored_at" TIMESTAMPTZ(3),
    "restored_by_id" TEXT,
    "restore_note" TEXT,

    CONSTRAINT "takedown_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL,
    "origins" "origin"[],
    "text" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_link" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "article_id" INTEGER NOT NULL,
    "channel" "share_channel" NOT NULL,
    "visits" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "share_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "view_counter" (
    "article_id" INTEGER NOT NULL,
    "total" BIGINT NOT NULL DEFAULT 0,
    "robot" BIGINT NOT NULL DEFAULT 0,
    "preview" BIGINT NOT NULL DEFAULT 0,
    "suspect" BIGINT NOT NULL DEFAULT 0,
    "staff" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "view_counter_pkey" PRIMARY KEY ("article_id")
);

-- CreateTable
CREATE TABLE "view_hour" (
    "article_id" INTEGER NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "human" INTEGER NOT NULL DEFAULT 0,
    "robot" INTEGER NOT NULL DEFAULT 0,
    "preview" INTEGER NOT NULL DEFAULT 0,
    "suspect" INTEGER NOT NULL DEFAULT 0,
    "staff" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "view_hour_pkey" PRIMARY KEY ("article_id","hour")
);

-- CreateTable
CREATE TABLE "view_adjustment" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,
    "origin" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "view_adjustment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "view_visitor" (
    "key" BYTEA NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "view_visitor_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "view_receipt" (
    "view_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "view_receipt_pkey" PRIMARY KEY ("view_id")
);

-- CreateTable
CREATE TABLE "view_salt" (
    "day" DATE NOT NULL,
    "salt" BYTEA NOT NULL,

    CONSTRAINT "view_salt_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "event" TEXT NOT NULL,
    "article_id" INTEGER,
    "editor_id" TEXT,
    "actor" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editor" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT NOT NULL,
    "image" TEXT,
    "role" "role" NOT NULL DEFAULT 'editor',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "editor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "key" TEXT NOT NULL,
    "window" TIMESTAMPTZ(0) NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("key","window")
);

-- CreateIndex
CREATE UNIQUE INDEX "city_slug_key" ON "city"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "city_name_key" ON "city"("name");

-- CreateIndex
CREATE UNIQUE INDEX "column_slug_key" ON "column"("slug");

-- CreateIndex
CREATE INDEX "column_city_id_idx" ON "column"("city_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_name_key" ON "source"("name");

-- CreateIndex
CREATE UNIQUE INDEX "article_import_digest_key" ON "article"("import_digest");

-- CreateIndex
CREATE INDEX "article_status_published_at_id_idx" ON "article"("status", "published_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "article_city_id_status_published_at_id_idx" ON "article"("city_id", "status", "published_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "article_changed_at_id_idx" ON "article"("changed_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "article_column_id_idx" ON "article"("column_id");

-- CreateIndex
CREATE INDEX "article_source_id_idx" ON "article"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "revision_article_id_version_key" ON "revision"("article_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "correction_article_id_version_key" ON "correction"("article_id", "version");

-- CreateIndex
CREATE INDEX "takedown_article_id_at_idx" ON "takedown"("article_id", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "policy_version_key" ON "policy"("version");

-- CreateIndex
CREATE UNIQUE INDEX "share_link_code_key" ON "share_link"("code");

-- CreateIndex
CREATE UNIQUE INDEX "share_link_article_id_channel_key" ON "share_link"("article_id", "channel");

-- CreateIndex
CREATE INDEX "view_hour_hour_idx" ON "view_hour"("hour");

-- CreateIndex
CREATE INDEX "view_adjustment_article_id_idx" ON "view_adjustment"("article_id");

-- CreateIndex
CREATE INDEX "audit_entry_article_id_id_idx" ON "audit_entry"("article_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "editor_email_key" ON "editor"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE INDEX "sign_in_attempt_window_idx" ON "sign_in_attempt"("window");

-- AddForeignKey
ALTER TABLE "column" ADD CONSTRAINT "column_city_id_fkey" FOREIGN KEY ("city_id") REFERENCES "city"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_city_id_fkey" FOREIGN KEY ("city_id") REFERENCES "city"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_column_id_fkey" FOREIGN KEY ("column_id") REFERENCES "column"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "policy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_editor_id_fkey" FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_editor_id_fkey" FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "takedown" ADD CONSTRAINT "takedown_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "takedown" ADD CONSTRAINT "takedown_editor_id_fkey" FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "takedown" ADD CONSTRAINT "takedown_restored_by_id_fkey" FOREIGN KEY ("restored_by_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_link" ADD CONSTRAINT "share_link_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "view_counter" ADD CONSTRAINT "view_counter_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_editor_id_fkey" FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "editor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "editor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must never be, said by the database.

ALTER TABLE "article"
  ADD CONSTRAINT "article_version_positive" CHECK ("version" > 0),
  ADD CONSTRAINT "article_title_length" CHECK (char_length("title") <= 200),
  ADD CONSTRAINT "article_summary_length" CHECK (char_length("summary") <= 1000),
  ADD CONSTRAINT "article_body_is_document" CHECK ("body" ->> 'type' = 'doc'),
  ADD CONSTRAINT "article_source_url_is_web" CHECK ("source_url" IS NULL OR "source_url" ~ '^https?://');

-- An article that is not a draft has a title, a date, and a source when it is a repost. Looked at when the transaction
-- ends: a verb first claims the row for its new state, then fills it.
CREATE FUNCTION "public_article_is_complete"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE lacking text;
BEGIN
  SELECT CASE
      WHEN btrim(title) = '' THEN 'title'
      WHEN published_at IS NULL THEN 'published_at'
      WHEN origin = 'repost' AND source_id IS NULL THEN 'source_id'
    END INTO lacking FROM article WHERE id = NEW.id AND status <> 'draft';
  IF lacking IS NOT NULL THEN
    RAISE EXCEPTION 'article % is public without its %', NEW.id, lacking
      USING ERRCODE = 'check_violation', CONSTRAINT = 'article_public_is_complete';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "article_public_is_complete" AFTER INSERT OR UPDATE ON "article"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."status" <> 'draft')
  EXECUTE FUNCTION "public_article_is_complete"();

ALTER TABLE "revision"
  ADD CONSTRAINT "revision_version_positive" CHECK ("version" > 0),
  ADD CONSTRAINT "revision_live_has_title" CHECK (NOT "live" OR btrim("title") <> '');

CREATE UNIQUE INDEX "revision_one_live" ON "revision" ("article_id") WHERE "live";

ALTER TABLE "correction" ADD CONSTRAINT "correction_says_something" CHECK (btrim("note") <> '');

ALTER TABLE "takedown"
  ADD CONSTRAINT "takedown_says_why" CHECK (btrim("note") <> ''),
  ADD CONSTRAINT "takedown_restore_complete" CHECK (("restored_at" IS NULL) = ("restored_by_id" IS NULL));

CREATE UNIQUE INDEX "takedown_one_open" ON "takedown" ("article_id") WHERE "restored_at" IS NULL;

ALTER TABLE "policy"
  ADD CONSTRAINT "policy_version_positive" CHECK ("version" > 0),
  ADD CONSTRAINT "policy_says_something" CHECK (btrim("text") <> '');

ALTER TABLE "share_link" ADD CONSTRAINT "share_link_visits_not_negative" CHECK ("visits" >= 0);

ALTER TABLE "view_counter"
  ADD CONSTRAINT "view_counter_not_negative"
    CHECK ("total" >= 0 AND "robot" >= 0 AND "preview" >= 0 AND "suspect" >= 0 AND "staff" >= 0);

ALTER TABLE "view_hour"
  ADD CONSTRAINT "view_hour_not_negative"
    CHECK ("human" >= 0 AND "robot" >= 0 AND "preview" >= 0 AND "suspect" >= 0 AND "staff" >= 0);

ALTER TABLE "sign_in_attempt" ADD CONSTRAINT "sign_in_attempt_not_negative" CHECK ("failures" >= 0);

-- Rows rewritten at every view leave room on their page, so that the new version stays there and no index moves.
ALTER TABLE "view_counter" SET (fillfactor = 50);
ALTER TABLE "view_hour" SET (fillfactor = 50);
ALTER TABLE "view_visitor" SET (fillfactor = 70);
ALTER TABLE "share_link" SET (fillfactor = 70);

-- What is written is not rewritten: the record of what was done, and what readers were told.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "correction_append_only" BEFORE UPDATE OR DELETE ON "correction"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "policy_append_only" BEFORE UPDATE OR DELETE ON "policy"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "view_adjustment_append_only" BEFORE UPDATE OR DELETE ON "view_adjustment"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
