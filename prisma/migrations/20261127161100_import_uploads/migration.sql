-- Files that are to be imported come in pieces like those of the media library, and stay as they came.
ALTER TABLE "upload" ADD COLUMN "for_import" BOOLEAN NOT NULL DEFAULT false;
