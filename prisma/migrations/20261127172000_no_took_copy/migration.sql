-- Whether a text came from the working copy is asked by nothing any more.
ALTER TABLE "withdrawal_window" DROP COLUMN IF EXISTS "took_copy";
