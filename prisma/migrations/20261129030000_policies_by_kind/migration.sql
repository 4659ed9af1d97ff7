-- Policies of four kinds, each in versions with the moment from which it holds.
CREATE TYPE "policy_kind" AS ENUM ('disclaimer', 'contribution_rules', 'corrections', 'privacy');

ALTER TABLE "policy"
  ADD COLUMN "kind" "policy_kind" NOT NULL DEFAULT 'disclaimer',
  ADD COLUMN "repost_text" TEXT,
  ADD COLUMN "contribution_text" TEXT,
  ADD COLUMN "original_text" TEXT,
  ADD COLUMN "effective_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN "note" TEXT NOT NULL DEFAULT '第一版',
  ADD COLUMN "editor_id" TEXT REFERENCES "editor" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD COLUMN "actor" TEXT NOT NULL DEFAULT '系统';

-- What was published until now held from that moment on, by whom the audit trail says.
ALTER TABLE "policy" DISABLE TRIGGER "policy_append_only";
UPDATE "policy" SET
  "effective_at" = "published_at",
  "actor" = COALESCE((
    SELECT "actor" FROM "audit_entry"
    WHERE "event" = 'policy_published' AND "subject_id" = "policy"."id"::text ORDER BY "id" LIMIT 1), "actor");
ALTER TABLE "policy" ENABLE TRIGGER "policy_append_only";

ALTER TABLE "policy"
  ALTER COLUMN "kind" DROP DEFAULT,
  ALTER COLUMN "note" DROP DEFAULT,
  ALTER COLUMN "actor" DROP DEFAULT,
  ADD CONSTRAINT "policy_says_why" CHECK (btrim("note") <> ''),
  ADD CONSTRAINT "policy_holds_after_publication" CHECK ("effective_at" >= "published_at"),
  -- Only the disclaimer speaks of articles' origins, and it speaks of one at least.
  ADD CONSTRAINT "policy_origins_of_disclaimer" CHECK (("kind" = 'disclaimer') = (cardinality("origins") > 0)),
  -- An origin's own text is of one that it speaks of, and says something.
  ADD CONSTRAINT "policy_repost_text" CHECK ("repost_text" IS NULL OR (btrim("repost_text") <> '' AND 'repost' = ANY ("origins"))),
  ADD CONSTRAINT "policy_contribution_text" CHECK ("contribution_text" IS NULL OR (btrim("contribution_text") <> '' AND 'contribution' = ANY ("origins"))),
  ADD CONSTRAINT "policy_original_text" CHECK ("original_text" IS NULL OR (btrim("original_text") <> '' AND 'original' = ANY ("origins"))),
  -- The text itself is that of some origin.
  ADD CONSTRAINT "policy_text_is_of_an_origin" CHECK ("kind" <> 'disclaimer'
    OR cardinality("origins") > num_nonnulls("repost_text", "contribution_text", "original_text"));

DROP INDEX "policy_version_key";
CREATE UNIQUE INDEX "policy_kind_version_key" ON "policy" ("kind", "version");

-- A version that was taken back before it held. It stays in the record, and its number is given to no other.
CREATE UNIQUE INDEX "policy_id_effective_at_key" ON "policy" ("id", "effective_at");
CREATE TABLE "policy_withdrawal" (
  "policy_id" INTEGER PRIMARY KEY,
  -- The version's own, by the foreign key.
  "effective_at" TIMESTAMPTZ(3) NOT NULL,
  "note" TEXT NOT NULL CONSTRAINT "policy_withdrawal_says_why" CHECK (btrim("note") <> ''),
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "editor_id" TEXT REFERENCES "editor" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "actor" TEXT NOT NULL,
  CONSTRAINT "policy_withdrawal_before_it_holds" CHECK ("at" < "effective_at"),
  CONSTRAINT "policy_withdrawal_policy_id_effective_at_fkey" FOREIGN KEY ("policy_id", "effective_at")
    REFERENCES "policy" ("id", "effective_at") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "policy_withdrawal_policy_id_effective_at_key" ON "policy_withdrawal" ("policy_id", "effective_at");
CREATE TRIGGER "policy_withdrawal_append_only" BEFORE UPDATE OR DELETE ON "policy_withdrawal"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
