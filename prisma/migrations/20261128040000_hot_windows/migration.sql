-- Human views by the day (Asia/Shanghai): what the hot lists of a week and a month add up, a day at a time.
CREATE TABLE "view_day" (
  "day" DATE NOT NULL,
  "article_id" INTEGER NOT NULL,
  "human" BIGINT NOT NULL CHECK ("human" > 0),
  CONSTRAINT "view_day_pkey" PRIMARY KEY ("day", "article_id")
);

-- What each article had been viewed in the spans of the hot lists when an hour (since 1970) began. Written anew each hour,
-- read by one job, and made again from the other tables wherever it is missing: not worth a log of its writes.
CREATE UNLOGGED TABLE "view_window" (
  "hour" INTEGER NOT NULL,
  "article_id" INTEGER NOT NULL,
  "day" BIGINT NOT NULL,
  "week" BIGINT NOT NULL,
  "month" BIGINT NOT NULL,
  CONSTRAINT "view_window_pkey" PRIMARY KEY ("hour", "article_id")
);
