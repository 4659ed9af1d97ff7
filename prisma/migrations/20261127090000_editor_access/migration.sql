-- An editor who may not enter any more, kept for the record of what he did.
ALTER TABLE "editor" ADD COLUMN "disabled_at" TIMESTAMPTZ(3);

-- Where somebody has signed in before: a device or an address, as keyed hashes with the account.
CREATE TABLE "sign_in_place" (
    "key" TEXT NOT NULL,
    "editor_id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_place_pkey" PRIMARY KEY ("key")
);

CREATE INDEX "sign_in_place_editor_id_idx" ON "sign_in_place"("editor_id");

CREATE INDEX "sign_in_place_seen_at_idx" ON "sign_in_place"("seen_at");

ALTER TABLE "sign_in_place" ADD CONSTRAINT "sign_in_place_editor_id_fkey" FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE CASCADE ON UPDATE CASCADE;
