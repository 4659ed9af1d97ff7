-- 小红书, e-mail and the poster have short links of their own.
ALTER TYPE "share_channel" ADD VALUE 'xiaohongshu';
ALTER TYPE "share_channel" ADD VALUE 'mail';
ALTER TYPE "share_channel" ADD VALUE 'poster';
