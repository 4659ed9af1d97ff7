-- Uploads in pieces, which survive a lost connection and a process that ends; and entries of the audit trail about media.
ALTER TYPE "audit_subject" ADD VALUE IF NOT EXISTS 'media';

CREATE TABLE "upload" (
    "id" UUID NOT NULL,
    "editor_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "received" BIGINT NOT NULL DEFAULT 0,
    "media_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "upload_size_positive" CHECK ("size" > 0),
    CONSTRAINT "upload_received_within" CHECK ("received" BETWEEN 0 AND "size")
);

CREATE INDEX "upload_expires_at_idx" ON "upload"("expires_at");

CREATE INDEX "upload_editor_id_idx" ON "upload"("editor_id");

ALTER TABLE "upload" ADD CONSTRAINT "upload_editor_id_fkey"
  FOREIGN KEY ("editor_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "upload" ADD CONSTRAINT "upload_media_id_fkey"
  FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "upload_piece" (
    "upload_id" UUID NOT NULL,
    "at" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,

    CONSTRAINT "upload_piece_pkey" PRIMARY KEY ("upload_id", "at"),
    CONSTRAINT "upload_piece_bytes_positive" CHECK ("bytes" > 0)
);

ALTER TABLE "upload_piece" ADD CONSTRAINT "upload_piece_upload_id_fkey"
  FOREIGN KEY ("upload_id") REFERENCES "upload"("id") ON DELETE CASCADE ON UPDATE CASCADE;
