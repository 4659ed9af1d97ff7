-- Who wrote to the site (claimants, contributors, readers), and the files they sent as evidence: sealed, with an expiry.
ALTER TYPE "audit_subject" ADD VALUE 'party';
ALTER TYPE "audit_subject" ADD VALUE 'seal';

CREATE TYPE "party_role" AS ENUM ('claimant', 'contributor', 'correspondent');

CREATE TABLE "party" (
    "id" UUID NOT NULL,
    "role" "party_role" NOT NULL,
    "identity" TEXT,
    "name_index" BYTEA,
    "email_index" BYTEA,
    "phone_index" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "party_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "party_deleted_holds_nothing" CHECK (("deleted_at" IS NULL) = ("identity" IS NOT NULL)
      AND ("deleted_at" IS NULL OR ("name_index" IS NULL AND "email_index" IS NULL AND "phone_index" IS NULL))),
    CONSTRAINT "party_identity_sealed" CHECK ("identity" LIKE 'v1.%')
);

CREATE INDEX "party_email_index_idx" ON "party"("email_index");
CREATE INDEX "party_phone_index_idx" ON "party"("phone_index");
CREATE INDEX "party_name_index_idx" ON "party"("name_index");
-- What is still to expire.
CREATE INDEX "party_expiring" ON "party"("until") WHERE "deleted_at" IS NULL;

CREATE TABLE "sealed_file" (
    "id" UUID NOT NULL,
    "party_id" UUID,
    "name" TEXT,
    "format" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "previous_hashes" TEXT[] NOT NULL DEFAULT '{}',
    "sealed_bytes" BIGINT NOT NULL,
    "key_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "sealed_file_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "sealed_file_expires" CHECK (("party_id" IS NULL) = ("until" IS NOT NULL)),
    CONSTRAINT "sealed_file_deleted_holds_nothing" CHECK (("deleted_at" IS NULL) = ("name" IS NOT NULL)),
    CONSTRAINT "sealed_file_erased_once_deleted" CHECK ("erased_at" IS NULL OR "deleted_at" IS NOT NULL),
    CONSTRAINT "sealed_file_name_sealed" CHECK ("name" LIKE 'v1.%')
);

CREATE UNIQUE INDEX "sealed_file_hash_key" ON "sealed_file"("hash");
CREATE INDEX "sealed_file_party_id_idx" ON "sealed_file"("party_id");
-- Files of nobody that are still to expire, and deleted ones that the file store still has.
CREATE INDEX "sealed_file_expiring" ON "sealed_file"("until") WHERE "deleted_at" IS NULL AND "party_id" IS NULL;
CREATE INDEX "sealed_file_to_erase" ON "sealed_file"("deleted_at") WHERE "deleted_at" IS NOT NULL AND "erased_at" IS NULL;

ALTER TABLE "sealed_file" ADD CONSTRAINT "sealed_file_party_id_fkey"
  FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
