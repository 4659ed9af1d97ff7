-- A limit of the desk that has passed is stopped once the desk acts (lib/cases/case-clocks.ts): the case is late no longer.
ALTER TABLE "case_clock" DROP CONSTRAINT "case_clock_ends_once",
  ADD CONSTRAINT "case_clock_ends_once" CHECK ("fired_at" IS NULL OR "stopped_at" IS NULL
    OR "kind" IN ('act_target', 'act_limit', 'decide_limit'));

UPDATE "case_clock" SET "stopped_at" = (
  SELECT min(step.at) FROM "case_step" AS step WHERE step.case_id = case_clock.case_id AND step.at >= case_clock.fired_at
    AND step.event IN ('publish-notice', 'publish-notice-by-setting', 'forward-again', 'receive-counter', 'record-counter',
      'record-delivery', 'resume-period'))
WHERE "kind" = 'act_limit' AND "fired_at" IS NOT NULL;
