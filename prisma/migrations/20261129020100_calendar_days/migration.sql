-- The days of a year on which China works although it is a weekend, or rests although it is none, as an operator entered them.
CREATE TYPE "calendar_day_kind" AS ENUM ('off', 'work');

CREATE TABLE "calendar_day" (
    "day" DATE NOT NULL,
    "kind" "calendar_day_kind" NOT NULL,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("day")
);
