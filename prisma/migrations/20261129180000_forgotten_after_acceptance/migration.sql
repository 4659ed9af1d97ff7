-- An accepted contribution whose draft was deleted, and that no reader has seen, can be forgotten as one can that was declined
-- (lib/contributions/forget-contributions.ts).
CREATE OR REPLACE FUNCTION "refuse_changed_original"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.party_id IS NULL AND NEW.media_ids = '{}'
    AND NEW.body = '{"type": "doc", "content": [{"type": "paragraph"}]}'::jsonb
    AND (OLD.original_hash, OLD.authorship, OLD.licence, OLD.rules_id, OLD.received_at)
      IS NOT DISTINCT FROM (NEW.original_hash, NEW.authorship, NEW.licence, NEW.rules_id, NEW.received_at)
    AND (OLD.state IN ('declined', 'withdrawn') OR OLD.state = 'accepted'
      AND EXISTS (SELECT FROM article WHERE id = OLD.article_id AND status = 'deleted'))
  THEN RETURN NEW;
  END IF;
  IF (OLD.title, OLD.body::text, OLD.original_hash, OLD.media_ids, OLD.pen_name, OLD.authorship, OLD.licence, OLD.rules_id, OLD.received_at)
    IS DISTINCT FROM
     (NEW.title, NEW.body::text, NEW.original_hash, NEW.media_ids, NEW.pen_name, NEW.authorship, NEW.licence, NEW.rules_id, NEW.received_at)
  THEN RAISE EXCEPTION 'the original of a contribution is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
