-- What a case's end did to each of its articles. Of cases that have ended the step that ended them names their articles.
-- CreateEnum
CREATE TYPE "case_article_effect" AS ENUM ('restored', 'in_sight', 'held_by_other', 'gone', 'removed', 'blocked');

-- AlterTable
ALTER TABLE "case_article" ADD COLUMN     "effect" "case_article_effect";

UPDATE "case_article" SET "effect" = (
  SELECT named.effect FROM "case_step" AS step
  CROSS JOIN LATERAL (VALUES
    ('restored', 'restored'), ('inSight', 'in_sight'), ('heldByOthers', 'held_by_other'), ('untouched', 'gone'),
    ('removed', 'removed'), ('blocked', 'blocked'), ('blockedBefore', 'blocked')
  ) AS key (name, value)
  CROSS JOIN LATERAL (SELECT key.value::"case_article_effect" AS effect) AS named
  WHERE step.case_id = "case_article".case_id
    AND step.event IN ('restore', 'restore-after-period', 'restore-by-copyright', 'restore-by-dmca', 'withdraw', 'correct',
      'correct-suspended', 'close-correction', 'remove', 'remove-after-silence', 'block')
    AND step.details -> key.name @> to_jsonb("case_article".article_id)
  ORDER BY step.id DESC LIMIT 1)
WHERE "outcome" IN ('restored', 'removed', 'corrected', 'withdrawn', 'blocked');

ALTER TABLE "case_article" ADD CONSTRAINT "case_article_effect_ended" CHECK ("effect" IS NULL OR "outcome" IS NOT NULL);
