import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { amendArticle } from '#lib/articles/amend.ts'
import { deleteDraft } from '#lib/articles/delete-draft.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { backUp } from '#lib/backup/back-up.ts'
import { LEFT_OUT } from '#lib/backup/format.ts'
import { checkBackup, restoreBackup } from '#lib/backup/restore-backup.ts'
import { migrate } from '#lib/db/migrate.ts'
import { aBackupFolder, aDatabase, rowsOf, structureOf } from '../../support/backups.ts'
import { aChiefEditor, aDraft, aFederationReport, anEditor, aReportsContent } from '../../support/cast.ts'
import { aBeacon, withQueue } from '../../support/views.ts'

const folder = await aBackupFolder()
const { count } = withQueue()
const here = () => process.env.DATABASE_URL ?? ''

/** Values that a text format can get wrong. */
const hard = '一\t二\\n三\\N 四"五\'六\u2028七👩‍👩‍👧 \\.'

/** Editors and readers who write until they are told to stop. */
function aWorkload() {
  let going = true
  const done = { amended: 0, published: 0, viewed: 0 }
  const amending = async () => {
    let seen = await aFederationReport({ title: '反复更正的报道' })
    const editor = await anEditor()
    while (going) {
      const content = await aReportsContent({ summary: `${hard}第${done.amended}稿` })
      seen = await amendArticle(editor, { ...seen, ...content, note: `更正${hard}` })
      done.amended += 1
    }
  }
  const publishing = async () => {
    while (going) {
      const { id } = await aFederationReport({ title: `第${done.published}篇`, sourceUrl: null })
      done.published += 1
      await count(aBeacon(id))
      done.viewed += 1
    }
  }
  const writing = Promise.all([amending(), publishing(), publishing()])
  return {
    done,
    async leave() {
      going = false
      await writing
    },
  }
}

/** What another connection sees from now on, however much is written. */
async function aSnapshot(): Promise<{ client: pg.Client; name: string }> {
  const client = new pg.Client({ connectionString: here(), options: '-c TimeZone=UTC' })
  await client.connect()
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
  const { rows } = await client.query('SELECT pg_export_snapshot() AS name')
  return { client, name: rows[0].name }
}

describe('a backup that is made while editors and readers write', () => {
  it('holds every row of one moment, and makes the same database elsewhere', async () => {
    const { id, version } = await aFederationReport({ title: '撤下的报道' })
    const takenDown = { id, version, reason: 'source_withdrawn', note: hard }
    await takeDownArticle(await aChiefEditor(), takenDown)
    await aDraft({ title: '未发表' })
    // A state that a later migration added to its type.
    await deleteDraft(await anEditor(), await aDraft({ title: '删去的草稿' }))
    const workload = aWorkload()
    await expect
      .poll(() => workload.done.amended > 2 && workload.done.viewed > 2, { timeout: 15_000 })
      .toBe(true)
    const snapshot = await aSnapshot()
    const before = { ...workload.done }
    await expect.poll(() => workload.done.amended > before.amended, { timeout: 15_000 }).toBe(true)
    const path = join(folder, 'busy.zst')
    const backedUp = await backUp(here(), path, { snapshot: snapshot.name })
    await workload.leave()
    expect(workload.done.published).toBeGreaterThan(before.published)

    const other = await aDatabase('restored')
    const restored = await restoreBackup(other.url, path)
    expect(restored).toMatchObject({ header: backedUp.header, rows: backedUp.rows, migrated: [] })

    const client = await other.client()
    await client.query('SET TimeZone = UTC')
    const expected = await rowsOf(snapshot.client)
    expect(expected.view_visitor?.length).toBeGreaterThan(0)
    expect(expected.correction?.length).toBeGreaterThan(0)
    for (const table of LEFT_OUT) expected[table] = []
    expect(await rowsOf(client)).toEqual(expected)
    expect(await structureOf(client)).toEqual(await structureOf(snapshot.client))
    await snapshot.client.end()

    const again = join(folder, 'again.zst')
    await backUp(other.url, again)
    expect((await checkBackup(again)).rows).toEqual(backedUp.rows)
    const { rows } = await client.query(
      `SELECT nextval('article_id_seq') > max(id) AS article, nextval('audit_entry_id_seq') > (SELECT max(id) FROM audit_entry)
       AS audit FROM article`,
    )
    expect(rows).toEqual([{ article: true, audit: true }])
    await expect(client.query('UPDATE audit_entry SET actor = $1', [''])).rejects.toThrow('only ever added')
  }, 90_000)
})

describe('a backup of an older program', () => {
  it('is restored into the structure it has, and migrated', async () => {
    const own = (await readdir('prisma/migrations')).filter((name) => /^\d+_/.test(name)).toSorted()
    const [first = '', ...later] = own
    const migrations = await mkdtemp(join(tmpdir(), 'citysite-migrations-'))
    afterAll(() => rm(migrations, { recursive: true }))
    for (const name of [first, 'migration_lock.toml'])
      await cp(`prisma/migrations/${name}`, join(migrations, name), { recursive: true })
    const old = await aDatabase('older')
    await migrate(old.url, migrations)
    const before = await old.client()
    const view = randomUUID()
    await before.query(
      `INSERT INTO city (slug, name) VALUES ('lecong', '乐从');
       INSERT INTO source (name) VALUES ('乐从发布');
       INSERT INTO article (status, origin, title, body, city_id, source_id, published_at)
         VALUES ('published', 'repost', '旧文', '{"type":"doc","content":[]}', 1, 1, now());
       INSERT INTO view_hour (article_id, hour, human) VALUES (1, date_trunc('hour', now()), 3);
       INSERT INTO view_receipt (view_id, received_at) VALUES ('${view}', now())`,
    )
    const path = join(folder, 'older.zst')
    await backUp(old.url, path)

    // With this program's tables, which give way to the older ones first.
    const target = await aDatabase('upgraded', { migrated: true })
    const { migrated } = await restoreBackup(target.url, path)
    expect(migrated).toEqual(later)
    expect(await migrate(target.url)).toEqual([])
    const client = await target.client()
    const { rows } = await client.query(
      'SELECT title, source_editor, human FROM article JOIN view_hour ON article_id = article.id',
    )
    expect(rows).toEqual([{ title: '旧文', source_editor: null, human: 3 }])
    const receipts = await client.query('SELECT DISTINCT view_id FROM view_receipt')
    expect(receipts.rows).toEqual([{ view_id: view }])
    const fresh = await (await aDatabase('fresh', { migrated: true })).client()
    expect(await structureOf(client)).toEqual(await structureOf(fresh))
  }, 60_000)
})
