-- The editors' time runs from when a notice is complete: what ran for an incomplete one stops.
UPDATE "case_clock" SET "stopped_at" = now()
FROM "rights_case" AS "of"
WHERE "of"."id" = "case_clock"."case_id" AND "of"."state" = 'need_info'
  AND "case_clock"."kind" IN ('act_target', 'act_limit') AND "case_clock"."stopped_at" IS NULL;
