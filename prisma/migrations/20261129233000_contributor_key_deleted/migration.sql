-- The keyed hash of a contributor's contact is deleted with his identity.
ALTER TABLE "contribution" ALTER COLUMN "contributor_key" DROP NOT NULL;
UPDATE "contribution" SET "contributor_key" = NULL WHERE "party_id" IS NULL;
