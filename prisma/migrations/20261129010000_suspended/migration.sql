-- 暂停展示: while a notice of rights is checked, readers see neither the article nor what is left of one that was removed.
-- Appended: the search index numbers the states in this order.
ALTER TYPE "article_status" ADD VALUE 'suspended';

-- A removal may only suspend, and may take the place of one that was in force before it.
ALTER TABLE "takedown"
  ADD COLUMN "is_suspension" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "replaces_id" INTEGER,
  ADD CONSTRAINT "takedown_order_never_suspends" CHECK (NOT ("is_suspension" AND "reason" = 'legal_order')),
  ADD CONSTRAINT "takedown_suspension_has_case" CHECK (NOT "is_suspension" OR "case_id" IS NOT NULL);

CREATE UNIQUE INDEX "takedown_replaces_id_key" ON "takedown"("replaces_id");

ALTER TABLE "takedown" ADD CONSTRAINT "takedown_replaces_id_fkey"
  FOREIGN KEY ("replaces_id") REFERENCES "takedown"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
