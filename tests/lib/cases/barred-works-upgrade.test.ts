import { expect, it } from 'vitest'
import { databaseBefore } from '../../support/database-before.ts'

const BARRED_WORKS = '20261129150000_barred_works'

/** Two cases of the version before: of a claimant with two contacts, and of one whose identity was deleted. */
const LEFT_BEHIND = `
  INSERT INTO city (id, slug, name) VALUES (1, 'lecong', '乐从');
  INSERT INTO policy (id, kind, version, origins, text, effective_at, note, actor)
    VALUES (1, 'disclaimer', 1, '{contribution}', '声明', now(), '第一版', '系统');
  INSERT INTO article (id, status, origin, title, body, city_id, policy_id, published_at)
    SELECT id, 'published', 'contribution', '龙舟鼓响', '{"type":"doc","content":[]}', 1, 1, now() FROM generate_series(1, 2) AS id;
  INSERT INTO party (id, role, identity, name_index, email_index, phone_index, until)
    VALUES ('11111111-1111-4111-8111-111111111111', 'claimant', 'v1.key7.sealed', 'name', 'mail', 'phone', now());
  INSERT INTO rights_case (id, kind, demand, receipt_hash, receipt_sealed, claim_sealed, is_truth_stated, party_id)
    VALUES (1, 'copyright', 'delete', 'one', '', '', true, '11111111-1111-4111-8111-111111111111'),
      (2, 'copyright', 'delete', 'two', '', '', true, NULL);
  INSERT INTO barred_work (case_id, claimant_key, article_id)
    VALUES (1, 'mail', 1), (1, 'phone', 1), (1, 'mail', 2), (1, 'phone', 2), (2, 'gone', 1)`

it('bars of the version before keep their contacts, and the name where it is still there', async () => {
  const client = await databaseBefore('bars_before', BARRED_WORKS, LEFT_BEHIND)
  const { rows } = await client.query(`
    SELECT case_id, claimant_case_id AS own, article_id AS article,
      string_agg(purpose || ' ' || convert_from(hash, 'UTF8') || ' ' || key_id, ', ' ORDER BY purpose, hash) AS keys
    FROM barred_work JOIN barred_key ON bar_id = barred_work.id GROUP BY 1, 2, 3 ORDER BY 1, 3`)
  const keys = 'contact mail key7, contact phone key7, holder name key7'
  expect(rows).toEqual([
    { case_id: 1, own: 1, article: 1, keys },
    { case_id: 1, own: 1, article: 2, keys },
    { case_id: 2, own: 2, article: 1, keys: 'contact gone ' },
  ])
  expect((await client.query('SELECT count(*)::int AS bars FROM barred_work')).rows).toEqual([{ bars: 3 }])
  await client.end()
})
