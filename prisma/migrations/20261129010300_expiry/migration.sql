-- 到期 and 投稿人撤回: two more reasons for a removal, and the minute at which an article expires.
ALTER TYPE "take_down_reason" ADD VALUE 'expired';
ALTER TYPE "take_down_reason" ADD VALUE 'contributor_withdrawn';

ALTER TABLE "article" ADD COLUMN "expires_on" TEXT;
ALTER TABLE "revision" ADD COLUMN "expires_on" TEXT;
