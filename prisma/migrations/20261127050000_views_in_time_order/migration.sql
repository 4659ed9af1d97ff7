-- What a view writes lies in the order of time: its rows go to the young end of each index, which is small and in memory,
-- however many older rows there are, and what is due lies at the old end.

-- Receipts of the last hour move over, under both hours their pages can be of: a page that sends its view again does so
-- within a minute. Older ones are not waited for by anybody.
ALTER TABLE "view_receipt" RENAME TO "view_receipt_before";
ALTER TABLE "view_receipt_before" RENAME CONSTRAINT "view_receipt_pkey" TO "view_receipt_before_pkey";

CREATE TABLE "view_receipt" (
    "hour" INTEGER NOT NULL,
    "view_id" UUID NOT NULL,

    CONSTRAINT "view_receipt_pkey" PRIMARY KEY ("hour","view_id")
);

INSERT INTO "view_receipt" ("hour", "view_id")
SELECT floor(extract(epoch FROM "received_at") / 3600)::int - back, "view_id"
FROM "view_receipt_before", generate_series(0, 1) AS back
WHERE "received_at" > CURRENT_TIMESTAMP - interval '1 hour';

DROP TABLE "view_receipt_before";

-- Visitors of the last minutes; a repeat reaches back half a minute.
ALTER TABLE "view_visitor" RENAME TO "view_visitor_before";
ALTER TABLE "view_visitor_before" RENAME CONSTRAINT "view_visitor_pkey" TO "view_visitor_before_pkey";

CREATE TABLE "view_visitor" (
    "slot" INTEGER NOT NULL,
    "key" BYTEA NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "view_visitor_pkey" PRIMARY KEY ("slot","key")
) WITH (fillfactor = 90);

INSERT INTO "view_visitor" ("slot", "key", "seen_at")
SELECT floor(extract(epoch FROM "seen_at") / 300)::int, "key", "seen_at"
FROM "view_visitor_before" WHERE "seen_at" > CURRENT_TIMESTAMP - interval '5 minutes';

DROP TABLE "view_visitor_before";

-- The hour comes first, so that views of a million articles meet in the pages of their hour. Counting waits for this
-- index, about a second for each million rows; reading does not.
CREATE UNIQUE INDEX "view_hour_by_hour" ON "view_hour" ("hour", "article_id");
ALTER TABLE "view_hour" DROP CONSTRAINT "view_hour_pkey";
ALTER TABLE "view_hour" ADD CONSTRAINT "view_hour_pkey" PRIMARY KEY USING INDEX "view_hour_by_hour";
DROP INDEX "view_hour_hour_idx";

-- What busy addresses sent. Lost with a crash of Postgres and not missed, so it is not logged.
CREATE UNLOGGED TABLE "view_budget" (
    "until" INTEGER NOT NULL,
    "key" BYTEA NOT NULL,
    "spent" INTEGER NOT NULL,

    CONSTRAINT "view_budget_pkey" PRIMARY KEY ("until","key")
) WITH (fillfactor = 70);
