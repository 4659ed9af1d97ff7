-- A correction is never changed or deleted, but with the amendment that it belongs to, while that can be withdrawn.
CREATE FUNCTION "refuse_deleted_correction"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM withdrawal_window AS open
    WHERE open.article_id = OLD.article_id AND open.version = OLD.version AND open.until > now()) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

DROP TRIGGER "correction_append_only" ON "correction";
CREATE TRIGGER "correction_append_only" BEFORE UPDATE ON "correction"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "correction_deleted_with_amendment" BEFORE DELETE ON "correction"
  FOR EACH ROW EXECUTE FUNCTION "refuse_deleted_correction"();
