import { describe, expect, it } from 'vitest'
import { amendArticle } from '#lib/articles/amend.ts'
import { isPublic, statuses } from '#lib/articles/status.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { pool } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { adjustViews } from '#lib/views/adjust.ts'
import { aChiefEditor, aDraft, aFederationReport, aPolicy, aReportsContent } from '../../support/cast.ts'

/** A published, amended and counted article, for the statements below. */
async function aLifeLived() {
  await aPolicy()
  const report = await aFederationReport()
  const chief = await aChiefEditor()
  const content = await aReportsContent({ title: '新的标题' })
  const amended = await amendArticle(chief, { ...report, ...content, note: '更正了标题。' })
  await transaction((tx) => adjustViews(tx, { articleId: report.id, amount: 811, origin: '导入' }))
  return amended
}

const CHECK = '23514'
const UNIQUE = '23505'
const ADDED_ONLY = '23001'

/** Statements that violate a constraint. */
const impossible: [string, string, string][] = [
  ['a published article without a title', "UPDATE article SET title = ' '", CHECK],
  ['a published article without a time', 'UPDATE article SET published_at = NULL', CHECK],
  ['a repost without its source', 'UPDATE article SET source_id = NULL', CHECK],
  ['a title that no page has room for', "UPDATE article SET title = repeat('长', 201)", CHECK],
  ['a body that is no document', 'UPDATE article SET body = \'{"type":"html"}\'', CHECK],
  ['a source that is no web address', "UPDATE article SET source_url = 'javascript:alert(1)'", CHECK],
  ['a version below one', 'UPDATE article SET version = 0', CHECK],
  ['a second live revision', 'UPDATE revision SET live = true', UNIQUE],
  ['two revisions of one version', 'UPDATE revision SET version = 1', UNIQUE],
  [
    'a correction that says nothing',
    "INSERT INTO correction (article_id, version, note, actor) SELECT article_id, 9, ' ', actor FROM correction",
    CHECK,
  ],
  [
    'an audit entry that names nothing',
    "INSERT INTO audit_entry (event, subject, actor) VALUES ('city_added', 'city', '系统')",
    CHECK,
  ],
  [
    'an audit entry about a city and an article',
    "INSERT INTO audit_entry (event, subject, subject_id, article_id, actor) SELECT 'city_added', 'city', '1', id, '系统' FROM article",
    CHECK,
  ],
  [
    'a working copy that is no text',
    "INSERT INTO working_copy (article_id, version, based_on, content, saved_by_name) SELECT id, 1, 1, '{}', '系统' FROM article",
    CHECK,
  ],
  [
    'a working copy of version 0',
    'INSERT INTO working_copy (article_id, version, based_on, content, saved_by_name) SELECT id, 0, 1, \'{"body":{"type":"doc"}}\', \'系统\' FROM article',
    CHECK,
  ],
  ['a negative total', 'UPDATE view_counter SET total = -1', CHECK],
  ['a negative class', 'UPDATE view_counter SET robot = -1', CHECK],
  ['a changed correction', "UPDATE correction SET note = 'anders'", ADDED_ONLY],
  ['a deleted audit entry', 'DELETE FROM audit_entry', ADDED_ONLY],
  ['a changed audit entry', "UPDATE audit_entry SET actor = 'niemand'", ADDED_ONLY],
  ['a changed policy', "UPDATE policy SET text = 'anders'", ADDED_ONLY],
  ['a changed adjustment', 'UPDATE view_adjustment SET amount = 0', ADDED_ONLY],
]

it.each(statuses)('the database knows whether readers see an article that is %s', async (status) => {
  const { rows } = await pool().query('SELECT readers_see($1::article_status) AS seen', [status])
  expect(rows).toEqual([{ seen: isPublic(status) }])
})

describe('the database refuses', () => {
  it.each(impossible)('%s', async (_, statement, code) => {
    await aLifeLived()
    await expect(pool().query(statement)).rejects.toMatchObject({ code })
  })

  it('a second open takedown of one article', async () => {
    const report = await aFederationReport()
    await takeDownArticle(await aChiefEditor(), { ...report, reason: 'copyright', note: '来函' })
    const again = `INSERT INTO takedown (article_id, reason, note, actor)
      SELECT article_id, reason, note, actor FROM takedown`
    await expect(pool().query(again)).rejects.toMatchObject({ code: UNIQUE })
  })

  it('none of them for an unfinished draft', async () => {
    await aDraft()
    await pool().query("UPDATE article SET title = '', source_id = NULL")
  })
})
