-- Cases of rights (投诉), contributions (投稿), letters and settings. What people wrote of themselves is sealed by the application.
-- CreateEnum
CREATE TYPE "case_kind" AS ENUM ('copyright', 'privacy', 'reputation', 'factual_error', 'other_rights', 'illegal_content', 'correction');

-- CreateEnum
CREATE TYPE "case_state" AS ENUM ('received', 'need_info', 'accepted', 'awaiting_counter', 'counter_received', 'litigation_hold', 'closed');

-- CreateEnum
CREATE TYPE "case_outcome" AS ENUM ('removed', 'restored', 'corrected', 'rejected', 'withdrawn', 'lapsed', 'blocked', 'merged');

-- CreateEnum
CREATE TYPE "case_demand" AS ENUM ('delete', 'correct', 'disconnect_link', 'other');

-- CreateEnum
CREATE TYPE "case_clock_kind" AS ENUM ('act_target', 'act_limit', 'info_silence', 'counter_silence', 'reasonable_period', 'dmca_earliest', 'dmca_latest', 'decide_limit');

-- CreateEnum
CREATE TYPE "case_approval_kind" AS ENUM ('remove', 'restore', 'block');

-- CreateEnum
CREATE TYPE "message_side" AS ENUM ('claimant', 'contributor');

-- CreateEnum
CREATE TYPE "contribution_state" AS ENUM ('received', 'need_info', 'accepted', 'declined', 'withdrawn');

-- AlterEnum
-- With PostgreSQL versions 11 and earlier, this is not possible
-- multiple migrations, each migration adding only one value to
-- the enum.

ALTER TYPE "audit_subject" ADD VALUE 'case';
ALTER TYPE "audit_subject" ADD VALUE 'contribution';
ALTER TYPE "audit_subject" ADD VALUE 'setting';
ALTER TYPE "audit_subject" ADD VALUE 'letter';

-- AlterTable
ALTER TABLE "takedown" ADD COLUMN "case_id" INTEGER;

-- CreateTable
CREATE TABLE "rights_case" (
    "id" SERIAL NOT NULL,
    "kind" "case_kind" NOT NULL,
    "state" "case_state" NOT NULL DEFAULT 'received',
    "outcome" "case_outcome",
    "version" INTEGER NOT NULL DEFAULT 1,
    "receipt_hash" BYTEA NOT NULL,
    "receipt_sealed" TEXT NOT NULL,
    "party_id" UUID,
    "claimant_key" BYTEA,
    "is_foreign" BOOLEAN NOT NULL DEFAULT false,
    "demand" "case_demand" NOT NULL,
    "claim_sealed" TEXT NOT NULL,
    "missing" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "is_truth_stated" BOOLEAN NOT NULL,
    "contribution_id" INTEGER,
    "merged_into_id" INTEGER,
    "public_notice" TEXT,
    "notice_published_at" TIMESTAMPTZ(3),
    "order_reference" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "complete_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "acted_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "rights_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_article" (
    "id" SERIAL NOT NULL,
    "case_id" INTEGER NOT NULL,
    "article_id" INTEGER,
    "url" TEXT NOT NULL,
    "outcome" "case_outcome",

    CONSTRAINT "case_article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_step" (
    "id" SERIAL NOT NULL,
    "case_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "event" TEXT NOT NULL,
    "state" "case_state" NOT NULL,
    "editor_id" TEXT,
    "actor" TEXT NOT NULL,
    "law" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "public_wording" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "case_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_message" (
    "id" UUID NOT NULL,
    "case_id" INTEGER NOT NULL,
    "side" "message_side" NOT NULL,
    "is_incoming" BOOLEAN NOT NULL,
    "text_sealed" TEXT,
    "letter" TEXT NOT NULL DEFAULT '',
    "letter_version" INTEGER,
    "mail_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "case_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_clock" (
    "id" SERIAL NOT NULL,
    "case_id" INTEGER NOT NULL,
    "kind" "case_clock_kind" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "fired_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "counter_notice" (
    "id" UUID NOT NULL,
    "case_id" INTEGER NOT NULL,
    "receipt_hash" BYTEA NOT NULL,
    "receipt_sealed" TEXT NOT NULL,
    "party_id" UUID,
    "claim_sealed" TEXT,
    "missing" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "offered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "received_at" TIMESTAMPTZ(3),
    "forwarded_at" TIMESTAMPTZ(3),

    CONSTRAINT "counter_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "barred_work" (
    "id" SERIAL NOT NULL,
    "case_id" INTEGER NOT NULL,
    "claimant_key" BYTEA NOT NULL,
    "article_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "barred_work_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_approval" (
    "id" SERIAL NOT NULL,
    "case_id" INTEGER NOT NULL,
    "action" "case_approval_kind" NOT NULL,
    "input" JSONB NOT NULL,
    "proposed_by_id" TEXT NOT NULL,
    "proposed_by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_by_id" TEXT,
    "confirmed_by" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letter_template" (
    "id" SERIAL NOT NULL,
    "letter" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "editor_id" TEXT,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "letter_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "editor_id" TEXT,
    "actor" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "contribution" (
    "id" SERIAL NOT NULL,
    "state" "contribution_state" NOT NULL DEFAULT 'received',
    "version" INTEGER NOT NULL DEFAULT 1,
    "receipt_hash" BYTEA NOT NULL,
    "receipt_sealed" TEXT NOT NULL,
    "party_id" UUID,
    "contributor_key" BYTEA NOT NULL,
    "pen_name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "original_hash" BYTEA NOT NULL,
    "media_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "authorship" TEXT NOT NULL,
    "licence" TEXT NOT NULL,
    "rules_id" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decline_reason" TEXT,
    "article_id" INTEGER,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "contribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contribution_step" (
    "id" SERIAL NOT NULL,
    "contribution_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "event" TEXT NOT NULL,
    "state" "contribution_state" NOT NULL,
    "editor_id" TEXT,
    "actor" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "public_wording" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "contribution_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contribution_message" (
    "id" UUID NOT NULL,
    "contribution_id" INTEGER NOT NULL,
    "is_incoming" BOOLEAN NOT NULL,
    "text_sealed" TEXT,
    "mail_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contribution_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "rights_case_receipt_hash_key" ON "rights_case"("receipt_hash");

-- CreateIndex
CREATE INDEX "rights_case_state_id_idx" ON "rights_case"("state", "id");

-- CreateIndex
CREATE INDEX "rights_case_claimant_key_idx" ON "rights_case"("claimant_key");

-- CreateIndex
CREATE INDEX "rights_case_contribution_id_idx" ON "rights_case"("contribution_id");

-- CreateIndex
CREATE INDEX "rights_case_merged_into_id_idx" ON "rights_case"("merged_into_id");

-- CreateIndex
CREATE INDEX "case_article_article_id_idx" ON "case_article"("article_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_article_case_id_article_id_key" ON "case_article"("case_id", "article_id");

-- CreateIndex
CREATE INDEX "case_step_case_id_id_idx" ON "case_step"("case_id", "id");

-- CreateIndex
CREATE INDEX "case_message_case_id_at_idx" ON "case_message"("case_id", "at");

-- CreateIndex
CREATE INDEX "case_message_mail_id_idx" ON "case_message"("mail_id");

-- CreateIndex
CREATE INDEX "case_clock_case_id_idx" ON "case_clock"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "counter_notice_receipt_hash_key" ON "counter_notice"("receipt_hash");

-- CreateIndex
CREATE INDEX "counter_notice_case_id_idx" ON "counter_notice"("case_id");

-- CreateIndex
CREATE INDEX "barred_work_article_id_idx" ON "barred_work"("article_id");

-- CreateIndex
CREATE INDEX "barred_work_case_id_idx" ON "barred_work"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "barred_work_claimant_key_article_id_key" ON "barred_work"("claimant_key", "article_id");

-- CreateIndex
CREATE INDEX "case_approval_case_id_idx" ON "case_approval"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "letter_template_letter_version_key" ON "letter_template"("letter", "version");

-- CreateIndex
CREATE UNIQUE INDEX "contribution_receipt_hash_key" ON "contribution"("receipt_hash");

-- CreateIndex
CREATE UNIQUE INDEX "contribution_article_id_key" ON "contribution"("article_id");

-- CreateIndex
CREATE INDEX "contribution_state_id_idx" ON "contribution"("state", "id");

-- CreateIndex
CREATE INDEX "contribution_contributor_key_idx" ON "contribution"("contributor_key");

-- CreateIndex
CREATE INDEX "contribution_rules_id_idx" ON "contribution"("rules_id");

-- CreateIndex
CREATE INDEX "contribution_step_contribution_id_id_idx" ON "contribution_step"("contribution_id", "id");

-- CreateIndex
CREATE INDEX "contribution_message_contribution_id_at_idx" ON "contribution_message"("contribution_id", "at");

-- CreateIndex
CREATE INDEX "takedown_case_id_idx" ON "takedown"("case_id");

-- AddForeignKey
ALTER TABLE "takedown" ADD CONSTRAINT "takedown_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "rights_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rights_case" ADD CONSTRAINT "rights_case_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "rights_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rights_case" ADD CONSTRAINT "rights_case_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contribution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_article" ADD CONSTRAINT "case_article_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "rights_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_article" ADD CONSTRAINT "case_article_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_step" ADD CONSTRAINT "case_step_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "rights_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_step" ADD CONSTRAINT "case_step_editor_id_fkey" FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_message" ADD CONSTRAINT "case_message_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "rights_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_clock" ADD CONSTRAINT "case_clock_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "rights_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "counter_notice" ADD CONSTRAINT "counter_notice_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "rights_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "barred_work" ADD CONSTRAINT "barred_work_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "rights_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "barred_work" ADD CONSTRAINT "barred_work_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_approval" ADD CONSTRAINT "case_approval_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "rights_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_approval" ADD CONSTRAINT "case_approval_proposed_by_id_fkey" FOREIGN KEY ("proposed_by_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_approval" ADD CONSTRAINT "case_approval_confirmed_by_id_fkey" FOREIGN KEY ("confirmed_by_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_template" ADD CONSTRAINT "letter_template_editor_id_fkey" FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setting" ADD CONSTRAINT "setting_editor_id_fkey" FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_rules_id_fkey" FOREIGN KEY ("rules_id") REFERENCES "policy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contribution_step" ADD CONSTRAINT "contribution_step_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contribution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contribution_step" ADD CONSTRAINT "contribution_step_editor_id_fkey" FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contribution_message" ADD CONSTRAINT "contribution_message_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contribution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A case that is closed has an outcome, and no other one has.
ALTER TABLE "rights_case" ADD CONSTRAINT "rights_case_outcome" CHECK (("state" = 'closed') = ("outcome" IS NOT NULL)),
  ADD CONSTRAINT "rights_case_closed_at" CHECK (("state" = 'closed') = ("closed_at" IS NOT NULL)),
  ADD CONSTRAINT "rights_case_merged" CHECK (("outcome" IS NOT DISTINCT FROM 'merged') = ("merged_into_id" IS NOT NULL) AND "merged_into_id" <> "id"),
  ADD CONSTRAINT "rights_case_version" CHECK ("version" > 0);
ALTER TABLE "case_clock" ADD CONSTRAINT "case_clock_ends_once" CHECK ("fired_at" IS NULL OR "stopped_at" IS NULL),
  ADD CONSTRAINT "case_clock_due_after_start" CHECK ("due_at" >= "started_at");
CREATE INDEX "case_clock_running" ON "case_clock" ("due_at") WHERE "fired_at" IS NULL AND "stopped_at" IS NULL;
CREATE UNIQUE INDEX "case_clock_one_running" ON "case_clock" ("case_id", "kind") WHERE "fired_at" IS NULL AND "stopped_at" IS NULL;
CREATE UNIQUE INDEX "case_approval_one_open" ON "case_approval" ("case_id") WHERE "confirmed_at" IS NULL AND "ended_at" IS NULL;
ALTER TABLE "case_approval" ADD CONSTRAINT "case_approval_two_persons" CHECK ("confirmed_by_id" <> "proposed_by_id");
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_declined" CHECK (("state" = 'declined') = ("decline_reason" IS NOT NULL)),
  ADD CONSTRAINT "contribution_accepted" CHECK ("state" <> 'accepted' OR "article_id" IS NOT NULL),
  ADD CONSTRAINT "contribution_version" CHECK ("version" > 0);

CREATE TRIGGER "case_step_append_only" BEFORE UPDATE OR DELETE ON "case_step"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "contribution_step_append_only" BEFORE UPDATE OR DELETE ON "contribution_step"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "letter_template_append_only" BEFORE UPDATE OR DELETE ON "letter_template"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- What came from a contributor is kept as it came.
CREATE FUNCTION "refuse_changed_original"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.title, OLD.body::text, OLD.original_hash, OLD.media_ids, OLD.pen_name, OLD.authorship, OLD.licence, OLD.rules_id, OLD.received_at)
    IS DISTINCT FROM
     (NEW.title, NEW.body::text, NEW.original_hash, NEW.media_ids, NEW.pen_name, NEW.authorship, NEW.licence, NEW.rules_id, NEW.received_at)
  THEN RAISE EXCEPTION 'the original of a contribution is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "contribution_original_unchanged" BEFORE UPDATE ON "contribution"
  FOR EACH ROW EXECUTE FUNCTION "refuse_changed_original"();
