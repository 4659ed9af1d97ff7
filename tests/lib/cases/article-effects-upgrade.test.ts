import { expect, it } from 'vitest'
import { databaseBefore } from '../../support/database-before.ts'

const ARTICLE_EFFECTS = '20261129231000_article_effects'

/** Cases of the version before: given back in part, removed in part, lifted and given back again, refused, and open. */
const LEFT_BEHIND = `
  INSERT INTO city (id, slug, name) VALUES (1, 'lecong', '乐从');
  INSERT INTO policy (id, kind, version, origins, text, effective_at, note, actor)
    VALUES (1, 'disclaimer', 1, '{contribution}', '声明', now(), '第一版', '系统');
  INSERT INTO article (id, status, origin, title, body, city_id, policy_id, published_at)
    SELECT id, 'published', 'contribution', '龙舟鼓响', '{"type":"doc","content":[]}', 1, 1, now() FROM generate_series(1, 3) AS id;
  INSERT INTO rights_case (id, kind, state, outcome, closed_at, demand, receipt_hash, receipt_sealed, claim_sealed, is_truth_stated)
    SELECT id, 'copyright', state::case_state, outcome::case_outcome, CASE state WHEN 'closed' THEN now() END, 'delete', id::text::bytea,
      '', '', true
    FROM (VALUES (1, 'closed', 'restored'), (2, 'closed', 'removed'), (3, 'closed', 'restored'), (4, 'closed', 'rejected'),
      (5, 'accepted', NULL)) AS given (id, state, outcome);
  INSERT INTO case_article (case_id, article_id, url, outcome)
    VALUES (1, 1, '', 'restored'), (1, 2, '', 'restored'), (1, 3, '', 'rejected'), (1, NULL, '', 'restored'), (2, 1, '', 'removed'),
      (2, 2, '', 'removed'), (3, 1, '', 'restored'), (4, 1, '', 'rejected'), (5, 1, '', NULL);
  INSERT INTO case_step (case_id, event, state, actor, details)
    VALUES (1, 'accept', 'accepted', '', '{"suspended":[1],"untouched":[2]}'),
      (1, 'restore', 'closed', '', '{"restored":[1],"heldByOthers":[2],"inSight":[],"untouched":[]}'),
      (2, 'remove', 'closed', '', '{"removed":[1],"untouched":[2]}'),
      (3, 'block', 'closed', '', '{"blocked":[1],"blockedBefore":[],"untouched":[],"reference":"x"}'),
      (3, 'lift-block', 'accepted', '', '{"suspended":[1]}'),
      (3, 'restore-after-period', 'closed', '', '{"restored":[],"heldByOthers":[1],"inSight":[],"untouched":[]}'),
      (5, 'accept', 'accepted', '', '{"untouched":[1]}')`

it('what cases of the version before did to each article is taken from the step that ended them', async () => {
  const client = await databaseBefore('effects_before', ARTICLE_EFFECTS, LEFT_BEHIND)
  const { rows } = await client.query(
    'SELECT case_id AS of, article_id AS article, effect FROM case_article ORDER BY id',
  )
  expect(rows).toEqual([
    { of: 1, article: 1, effect: 'restored' },
    { of: 1, article: 2, effect: 'held_by_other' },
    { of: 1, article: 3, effect: null },
    { of: 1, article: null, effect: null },
    { of: 2, article: 1, effect: 'removed' },
    { of: 2, article: 2, effect: 'gone' },
    { of: 3, article: 1, effect: 'held_by_other' },
    { of: 4, article: 1, effect: null },
    { of: 5, article: 1, effect: null },
  ])
  await client.end()
})
