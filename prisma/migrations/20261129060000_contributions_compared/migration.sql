-- By what a contribution's text is compared, what holds its media, and a wish to withdraw what is published.
-- AlterTable
ALTER TABLE "contribution" ADD COLUMN     "bands" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "fingerprint" BIGINT,
ADD COLUMN     "withdrawal_asked_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "contribution_message" ADD COLUMN     "media_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- CreateIndex
CREATE INDEX "contribution_original_hash_idx" ON "contribution"("original_hash");

-- CreateIndex
CREATE INDEX "contribution_bands_idx" ON "contribution" USING GIN ("bands");

-- CreateIndex
CREATE INDEX "contribution_media_ids_idx" ON "contribution" USING GIN ("media_ids");

-- CreateIndex
CREATE INDEX "contribution_message_media_ids_idx" ON "contribution_message" USING GIN ("media_ids");
