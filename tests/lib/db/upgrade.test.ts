import { expect, it } from 'vitest'
import { databaseBefore } from '../../support/database-before.ts'

const ONE_RECORD = '20261127120000_one_record_of_a_change'

/** What an editor of the version before left: an article that was amended, taken down and brought back. */
const LEFT_BEHIND = `
  INSERT INTO city (id, slug, name) VALUES (1, 'lecong', '乐从');
  INSERT INTO source (id, name) VALUES (1, '乐从发布');
  INSERT INTO editor (id, email, name, role) VALUES ('liang', 'liang@example.cn', '梁主编', 'chief_editor'),
    ('huang', 'huang@example.cn', '黄编辑', 'editor');
  INSERT INTO policy (version, origins, text, published_at)
    VALUES (1, '{repost,contribution}', '转载、投稿不代表本站观点。', '2026-01-01T00:00:00Z');
  INSERT INTO article (id, status, origin, title, body, source_id, city_id, policy_id, published_at)
    VALUES (1, 'published', 'repost', '授旗仪式', '{"type":"doc","content":[]}', 1, 1, 1, now());
  INSERT INTO correction (article_id, version, note, editor_id) VALUES (1, 2, '更正了人数。', 'huang');
  INSERT INTO takedown (article_id, reason, note, editor_id, restored_at, restored_by_id, restore_note)
    VALUES (1, 'copyright', '来函', 'huang', now(), 'liang', '来函已撤回');
  INSERT INTO takedown (article_id, reason, note, editor_id) VALUES (1, 'reputation', '又来函', 'liang');
  INSERT INTO audit_entry (event, article_id, editor_id, actor) VALUES ('article_published', 1, 'huang', '黄编辑');
  INSERT INTO outbox (topic, payload) VALUES ('article.published', '{"articleId":1}')`

it('removals, corrections, policies and entries of the version before keep who made them, by name', async () => {
  const client = await databaseBefore('records_before', ONE_RECORD, LEFT_BEHIND)
  const { rows: takedowns } = await client.query('SELECT actor, restored_by_name FROM takedown ORDER BY id')
  expect(takedowns).toEqual([
    { actor: '黄编辑', restored_by_name: '梁主编' },
    { actor: '梁主编', restored_by_name: null },
  ])
  const { rows: corrections } = await client.query('SELECT actor, editor_id FROM correction')
  expect(corrections).toEqual([{ actor: '黄编辑', editor_id: 'huang' }])
  const { rows: entries } = await client.query('SELECT subject, subject_id, actor FROM audit_entry')
  expect(entries).toEqual([{ subject: 'article', subject_id: null, actor: '黄编辑' }])
  const { rows: policies } = await client.query(
    'SELECT kind, version, origins::text, text, effective_at, note, actor FROM policy',
  )
  expect(policies, 'the disclaimer holds from its publication on, word for word').toEqual([
    {
      ...{
        kind: 'disclaimer',
        version: 1,
        origins: '{repost,contribution}',
        text: '转载、投稿不代表本站观点。',
      },
      ...{ effective_at: new Date('2026-01-01T00:00:00Z'), note: '第一版', actor: '系统' },
    },
  ])
  await expect(client.query("UPDATE policy SET text = '别的'")).rejects.toMatchObject({ code: '23001' })
  await expect(client.query("UPDATE correction SET note = '别的'")).rejects.toMatchObject({ code: '23001' })
  await expect(
    client.query('UPDATE takedown SET restored_at = now() WHERE restored_at IS NULL'),
  ).rejects.toThrow('takedown_restore_complete')
  await client.end()
})
