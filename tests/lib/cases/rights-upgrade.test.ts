import { expect, it } from 'vitest'
import { databaseBefore } from '../../support/database-before.ts'

// Purpose: what a portal holds of the version before follows the rules of this one.

const PARTY = '11111111-1111-4111-8111-111111111111'

it('the key of a contributor goes with his identity', async () => {
  const client = await databaseBefore(
    'keys_before',
    '20261129233000_contributor_key_deleted',
    `INSERT INTO party (id, role, identity, name_index, until) VALUES ('${PARTY}', 'contributor', 'v1.sealed', 'name', now());
     INSERT INTO policy (id, kind, version, origins, text, effective_at, note, actor)
       VALUES (1, 'contribution_rules', 1, '{}', '规则', now(), '第一版', '系统');
     INSERT INTO contribution (id, receipt_hash, receipt_sealed, party_id, contributor_key, pen_name, title, body, original_hash,
         authorship, licence, rules_id)
       SELECT id, id::text::bytea, '', party::uuid, key::bytea, '', '龙舟鼓响', '{}', 'x', 'own', 'site', 1
       FROM (VALUES (1, '${PARTY}', 'known'), (2, NULL, 'forgotten')) AS given (id, party, key)`,
  )
  const { rows } = await client.query(
    `SELECT party_id AS party, convert_from(contributor_key, 'UTF8') AS key FROM contribution ORDER BY id`,
  )
  expect(rows).toEqual([
    { party: PARTY, key: 'known' },
    { party: null, key: null },
  ])
  await client.end()
})

it('the editors wait for what an incomplete notice lacks, and its claimant for nobody', async () => {
  const client = await databaseBefore(
    'waiting_before',
    '20261129234000_incomplete_notices_wait',
    `INSERT INTO rights_case (id, kind, state, demand, receipt_hash, receipt_sealed, claim_sealed, is_truth_stated)
       SELECT id, 'copyright', state::case_state, 'delete', id::text::bytea, '', '', true
       FROM (VALUES (1, 'need_info'), (2, 'received')) AS given (id, state);
     INSERT INTO case_clock (case_id, kind, started_at, due_at)
       SELECT id, kind::case_clock_kind, now(), now() + interval '1 day'
       FROM generate_series(1, 2) AS id, unnest(ARRAY['act_target', 'act_limit', 'info_silence']) AS kind`,
  )
  const { rows } = await client.query(
    'SELECT case_id AS of, kind::text FROM case_clock WHERE stopped_at IS NULL ORDER BY case_id, kind::text',
  )
  expect(rows).toEqual([
    { of: 1, kind: 'info_silence' },
    { of: 2, kind: 'act_limit' },
    { of: 2, kind: 'act_target' },
    { of: 2, kind: 'info_silence' },
  ])
  await client.end()
})
