-- What editors place on the front page and on the cities' pages.
ALTER TYPE "audit_subject" ADD VALUE 'front';
CREATE TYPE "front_zone" AS ENUM ('lead', 'secondary', 'column');

CREATE TABLE "front_page" (
  "id" SERIAL PRIMARY KEY,
  -- Null: of the whole site.
  "city_id" INTEGER REFERENCES "city" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "version" INTEGER NOT NULL DEFAULT 1 CHECK ("version" > 0),
  "editor_id" TEXT REFERENCES "editor" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "actor" TEXT NOT NULL,
  "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "front_page_city_id_key" ON "front_page" ("city_id");
CREATE UNIQUE INDEX "front_page_of_the_site" ON "front_page" (("city_id" IS NULL)) WHERE "city_id" IS NULL;

CREATE TABLE "front_slot" (
  "page_id" INTEGER NOT NULL REFERENCES "front_page" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "position" SMALLINT NOT NULL CHECK ("position" > 0),
  "zone" "front_zone" NOT NULL,
  "column_id" INTEGER REFERENCES "column" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "article_id" INTEGER NOT NULL REFERENCES "article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "starts_at" TIMESTAMPTZ(3),
  "ends_at" TIMESTAMPTZ(3),
  CONSTRAINT "front_slot_pkey" PRIMARY KEY ("page_id", "position"),
  CONSTRAINT "front_slot_zone_column" CHECK (("zone" = 'column') = ("column_id" IS NOT NULL)),
  CONSTRAINT "front_slot_ends_after_it_starts" CHECK ("ends_at" > "starts_at")
);
CREATE INDEX "front_slot_article_id_idx" ON "front_slot" ("article_id");
