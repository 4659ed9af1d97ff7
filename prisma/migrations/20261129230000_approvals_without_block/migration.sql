-- An order waits for no second person: no row can have the value, and Postgres drops a value only with its type.
ALTER TYPE "case_approval_kind" RENAME TO "case_approval_kind_old";
CREATE TYPE "case_approval_kind" AS ENUM ('remove', 'restore', 'correct', 'follow_counter');
ALTER TABLE "case_approval" ALTER COLUMN "action" TYPE "case_approval_kind" USING "action"::text::"case_approval_kind";
DROP TYPE "case_approval_kind_old";
