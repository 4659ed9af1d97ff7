-- The sources that one may repost from, the decisions to repost from another one, the likeness of texts, and whether what was
-- reposted still stands where it came from.
ALTER TYPE "audit_subject" ADD VALUE 'source';

CREATE TYPE "source_basis" AS ENUM ('licence', 'agreement', 'public_notice');

CREATE TYPE "source_gap" AS ENUM ('unlisted', 'expired', 'other_host');

CREATE TYPE "source_state" AS ENUM ('standing', 'unreachable', 'changed', 'gone');

CREATE TYPE "source_settlement" AS ENUM ('kept', 'amended', 'taken_down', 'returned');

CREATE TABLE "listed_source" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "aliases" TEXT[] NOT NULL DEFAULT '{}',
    "hosts" TEXT[] NOT NULL DEFAULT '{}',
    "basis" "source_basis" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "expires_on" DATE,
    "evidence_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "listed_source_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "listed_source_version_positive" CHECK ("version" > 0)
);

ALTER TABLE "listed_source" ADD CONSTRAINT "listed_source_evidence_id_fkey"
  FOREIGN KEY ("evidence_id") REFERENCES "media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By what a source is recognised; no two sources share a name or a host.
CREATE TABLE "listed_source_key" (
    "key" TEXT NOT NULL,
    "source_id" INTEGER NOT NULL,

    CONSTRAINT "listed_source_key_pkey" PRIMARY KEY ("key")
);

CREATE INDEX "listed_source_key_source_id_idx" ON "listed_source_key"("source_id");

ALTER TABLE "listed_source_key" ADD CONSTRAINT "listed_source_key_source_id_fkey"
  FOREIGN KEY ("source_id") REFERENCES "listed_source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "repost_exception" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "gap" "source_gap" NOT NULL,
    "source_name" TEXT NOT NULL,
    "source_url" TEXT,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editor_id" TEXT,
    "actor" TEXT NOT NULL,

    CONSTRAINT "repost_exception_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "repost_exception_article_id_version_key" ON "repost_exception"("article_id", "version");

ALTER TABLE "repost_exception" ADD CONSTRAINT "repost_exception_article_id_fkey"
  FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "repost_exception" ADD CONSTRAINT "repost_exception_editor_id_fkey"
  FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "repost_exception_append_only" BEFORE UPDATE OR DELETE ON "repost_exception"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- SimHash of the text that an article has. The bands are its four 16-bit parts, each with its number in front.
CREATE TABLE "article_fingerprint" (
    "article_id" INTEGER NOT NULL,
    "hash" BIGINT NOT NULL,
    "bands" INTEGER[] NOT NULL,

    CONSTRAINT "article_fingerprint_pkey" PRIMARY KEY ("article_id")
);

CREATE INDEX "article_fingerprint_bands_idx" ON "article_fingerprint" USING GIN ("bands");

ALTER TABLE "article_fingerprint" ADD CONSTRAINT "article_fingerprint_article_id_fkey"
  FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "source_check" (
    "article_id" INTEGER NOT NULL,
    "address" TEXT NOT NULL,
    "state" "source_state" NOT NULL,
    "status" INTEGER,
    "text" TEXT,
    "checked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failing_since" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "source_check_pkey" PRIMARY KEY ("article_id")
);

CREATE INDEX "source_check_checked_at_idx" ON "source_check"("checked_at");

ALTER TABLE "source_check" ADD CONSTRAINT "source_check_article_id_fkey"
  FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "source_notice" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "address" TEXT NOT NULL,
    "state" "source_state" NOT NULL,
    "status" INTEGER,
    "before" TEXT,
    "after" TEXT,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settlement" "source_settlement",
    "settled_at" TIMESTAMPTZ(3),
    "note" TEXT NOT NULL DEFAULT '',
    "settled_by_id" TEXT,
    "settled_by_name" TEXT,

    CONSTRAINT "source_notice_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "source_notice_settled_says_how" CHECK (("settled_at" IS NULL) = ("settlement" IS NULL))
);

CREATE INDEX "source_notice_article_id_idx" ON "source_notice"("article_id");

-- One notice at a time of an article's original.
CREATE UNIQUE INDEX "source_notice_one_open" ON "source_notice"("article_id") WHERE "settled_at" IS NULL;

ALTER TABLE "source_notice" ADD CONSTRAINT "source_notice_article_id_fkey"
  FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "source_notice" ADD CONSTRAINT "source_notice_settled_by_id_fkey"
  FOREIGN KEY ("settled_by_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
