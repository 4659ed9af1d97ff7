-- The sweep of the file store asks whether a file is a piece of an upload. The table holds some hundred rows at most, as
-- pieces go with their upload: the index is made within a moment.
CREATE INDEX "upload_piece_key_idx" ON "upload_piece"("key");
