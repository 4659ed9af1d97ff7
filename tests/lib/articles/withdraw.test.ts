import { describe, expect, it } from 'vitest'
import { amendArticle } from '#lib/articles/amend.ts'
import { articleForDesk } from '#lib/articles/desk.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { readPublished } from '#lib/articles/published.ts'
import { saveDraft } from '#lib/articles/save-draft.ts'
import { saveWorkingCopy } from '#lib/articles/save-working-copy.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { withdrawArticle } from '#lib/articles/withdraw.ts'
import { withdrawalOf } from '#lib/articles/withdrawal-window.ts'
import { db, pool } from '#lib/db/client.ts'
import { checkPublicState } from '#lib/job-runner/check-public-state-job.ts'
import { jobs } from '#lib/jobs/jobs.ts'
import { visitShareLink } from '#lib/share/visit.ts'
import {
  aChiefEditor,
  aDraft,
  aFederationReport,
  anEditor,
  aPolicy,
  aReportsContent,
  type Seen,
} from '../../support/cast.ts'
import { listPublished } from '../../support/list-published.ts'
import { purgedTags } from '../../support/purged-tags.ts'
import { obeysTheVerbLaws, race } from '../../support/verb-laws.ts'

const timeIsOver = () =>
  db().$executeRaw`UPDATE withdrawal_window SET until = clock_timestamp() - interval '1 millisecond'`

async function amended(
  seen: Seen,
  changes: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
) {
  const content = await aReportsContent({ title: '改过的标题', ...changes })
  return amendArticle(await anEditor(), { ...content, ...seen, note: '更正标题', ...more })
}

async function shown(id: number) {
  const found = await readPublished(id)
  if (found?.kind !== 'article') return null
  const { changedAt: _, pageChangedAt: __, ...article } = found.article
  return article
}

const waiting = { of: jobs['check-public-state'] as { waitsForWithdrawal: boolean } }

describe('withdrawArticle, of a publication', () => {
  obeysTheVerbLaws({ move: 'withdraw', call: withdrawArticle, event: 'article_withdrawn' })

  it('makes it the draft that it was: nothing of it is public, and it can be published again', async () => {
    await aPolicy()
    const before = await db().article.findUniqueOrThrow({ where: { id: (await aDraft()).id } })
    const published = await publishArticle(await anEditor(), { id: before.id, version: before.version })
    const { code } = await db().shareLink.findFirstOrThrow()
    expect(await withdrawalOf(before.id)).toMatchObject({ version: published.version })
    const draft = await withdrawArticle(await anEditor(), published)
    expect(await readPublished(before.id)).toBeNull()
    expect(await listPublished()).toMatchObject({ items: [] })
    expect(await visitShareLink(code, { robot: false })).toBeNull()
    expect(await withdrawalOf(before.id)).toBeNull()
    const row = await db().article.findUniqueOrThrow({ where: { id: before.id } })
    const moved = { version: 0, changedAt: null }
    expect({ ...row, ...moved }).toEqual({ ...before, ...moved })
    expect(await db().articleText.count(), 'another article may have this text').toBe(0)
    const saved = await saveDraft(await anEditor(), {
      ...(await aReportsContent({ title: '再改' })),
      ...draft,
    })
    await publishArticle(await anEditor(), saved)
    expect(await shown(before.id)).toMatchObject({ title: '再改' })
    expect(await visitShareLink(code, { robot: true }), 'its short links answer again').toEqual({
      kind: 'redirect',
      articleId: before.id,
    })
  })

  it('keeps the set date, and purges the pages that named it', async () => {
    const older = await aFederationReport({ publicationDate: '2020-01-01T08:00' })
    const seen = await aFederationReport({ title: '另一篇', publicationDate: '2021-01-01T08:00' })
    expect((await shown(older.id))?.next).toMatchObject({ id: seen.id })
    const [tags = []] = await purgedTags(async () => withdrawArticle(await anEditor(), seen))
    expect(tags, 'by which its neighbours are tagged').toContain(`named:${seen.id}`)
    expect(await db().article.findUnique({ where: { id: seen.id } })).toMatchObject({
      publicationDate: '2021-01-01T08:00',
      publishedAt: null,
    })
  })

  it('is refused after ten seconds, by the clock of the database, in a sentence', async () => {
    const seen = await aFederationReport()
    await timeIsOver()
    await expect(withdrawArticle(await anEditor(), seen)).rejects.toMatchObject({
      code: 'wrong-state',
      message: expect.stringContaining('10 秒'),
    })
    expect(await db().article.findFirst()).toMatchObject({ status: 'published', version: seen.version })
    expect(await withdrawalOf(seen.id)).toBeNull()
  })

  it('is refused of what came back from a takedown meanwhile', async () => {
    const seen = await aFederationReport()
    const chief = await aChiefEditor()
    const down = await takeDownArticle(chief, { ...seen, reason: 'copyright', note: '来函' })
    await expect(withdrawArticle(chief, down)).rejects.toMatchObject({ code: 'wrong-state' })
  })

  it('meets an amendment or a takedown at the same moment: one wins', async () => {
    const chief = await aChiefEditor()
    for (const other of [
      (seen: Seen) => amended(seen),
      (seen: Seen) => takeDownArticle(chief, { ...seen, reason: 'copyright', note: '来函' }),
      (seen: Seen) => withdrawArticle(chief, seen),
    ]) {
      const seen = await aFederationReport()
      const editor = await anEditor()
      const { won, refused } = await race(
        () => withdrawArticle(editor, seen),
        () => other(seen),
      )
      expect(won).toBe(1)
      expect(refused).toMatchObject([expect.stringMatching(/conflict|wrong-state/)])
    }
  })

  it('takes back the jobs that wait for it, and leaves those that do not', async () => {
    waiting.of.waitsForWithdrawal = true
    try {
      const seen = await aFederationReport()
      const [job] = await db().$queryRaw<{ seconds: number }[]>`
        SELECT extract(epoch FROM start_after - created_on)::float8 AS seconds FROM pgboss.job`
      expect(job?.seconds, 'it waits until no withdrawal can be under way').toBeGreaterThan(25)
      const other = await aFederationReport({ title: '另一篇' })
      await withdrawArticle(await anEditor(), seen)
      const left = await db().$queryRaw<{ id: number }[]>`
        SELECT (data ->> 'articleId')::int AS id FROM pgboss.job ORDER BY created_on`
      // The last one is what the withdrawal itself sent.
      expect(left).toEqual([{ id: other.id }, { id: seen.id }])
    } finally {
      waiting.of.waitsForWithdrawal = false
    }
  })

  it('leaves a working copy that was begun meanwhile: not a word is lost', async () => {
    const seen = await aFederationReport()
    const content = await aReportsContent({ title: '同时在改' })
    await saveWorkingCopy(await aChiefEditor(), { ...content, ...seen, copyVersion: 0, note: '' })
    const draft = await withdrawArticle(await anEditor(), seen)
    await publishArticle(await anEditor(), draft)
    const article = await articleForDesk(await anEditor(), seen.id)
    expect(article?.workingCopy).toMatchObject({ content: { title: '同时在改' }, isStale: true })
  })

  it('is checked like every change: the portal is to answer 404', async () => {
    const { id } = await withdrawArticle(await anEditor(), await aFederationReport())
    const sent = await db().$queryRaw<unknown[]>`SELECT FROM pgboss.job WHERE name = 'check-public-state'`
    expect(sent).toHaveLength(2)
    // No portal listens here, so that the check must fail by the connection and not by what it expects.
    await expect(checkPublicState({ articleId: id })).rejects.toThrow('fetch failed')
  })
})

describe('withdrawArticle, of an amendment', () => {
  it('shows readers what they saw before; text and note are a working copy again', async () => {
    const seen = await aFederationReport()
    const first = await amended(seen, { title: '第一次改', publicationDate: '2022-01-01T08:00' })
    await timeIsOver()
    const before = await shown(seen.id)
    const second = await amended(
      first,
      { title: '第二次改', publicationDate: '2021-01-01T08:00' },
      { note: '又错了' },
    )
    expect(await shown(seen.id)).toMatchObject({ corrections: [{ note: '更正标题' }, { note: '又错了' }] })
    const back = await withdrawArticle(await aChiefEditor(), second)
    expect(back.version).toBe(second.version + 1)
    expect(await shown(seen.id)).toEqual(before)
    const article = await articleForDesk(await anEditor(), seen.id)
    expect(article?.workingCopy).toMatchObject({
      content: { title: '第二次改', publicationDate: '2021-01-01T08:00' },
      note: '又错了',
      isStale: false,
      basedOn: back.version,
    })
    expect(article?.audit.slice(0, 2)).toMatchObject([
      { event: 'working_copy_saved' },
      { event: 'article_amendment_withdrawn', actor: '梁主编', details: { note: '又错了' } },
    ])
    expect(await db().revision.findMany({ where: { live: true } })).toMatchObject([
      { version: back.version, title: '第一次改' },
    ])
  })

  it('gives back the date to the second', async () => {
    const seen = await aFederationReport({ publicationDate: '2022-01-01T08:00' })
    await timeIsOver()
    const collected = {
      publishedAt: new Date('2022-01-01T00:00:41Z'),
      publicSince: new Date('2022-01-02T03:04:05Z'),
    }
    await db().article.update({ where: { id: seen.id }, data: collected })
    const change = await amended(seen, { publicationDate: '2021-01-01T08:00' })
    await withdrawArticle(await anEditor(), change)
    expect(await db().article.findUnique({ where: { id: seen.id } })).toMatchObject(collected)
  })

  it('takes nothing from a colleague’s working copy, which goes on from the same text', async () => {
    const seen = await aFederationReport()
    const content = await aReportsContent({ summary: '同事的概述' })
    const copy = await saveWorkingCopy(await aChiefEditor(), {
      ...content,
      ...seen,
      copyVersion: 0,
      note: '',
    })
    const change = await amended(seen)
    await withdrawArticle(await anEditor(), change)
    const article = await articleForDesk(await anEditor(), seen.id)
    expect(article?.workingCopy).toMatchObject({
      version: copy.copyVersion,
      content: { summary: '同事的概述' },
      isStale: false,
    })
    expect(
      article?.revisions.map(({ title }) => title),
      'the amended text is kept',
    ).toContain('改过的标题')
  })

  it('is refused after ten seconds, and of an amendment that another one followed', async () => {
    const seen = await aFederationReport()
    const first = await amended(seen)
    const second = await amended(first, { title: '又改' })
    await expect(withdrawArticle(await anEditor(), first)).rejects.toMatchObject({ code: 'conflict' })
    await timeIsOver()
    await expect(withdrawArticle(await anEditor(), second)).rejects.toMatchObject({ code: 'wrong-state' })
  })

  it('takes back one step: what is withdrawn cannot be withdrawn further', async () => {
    const back = await withdrawArticle(await anEditor(), await amended(await aFederationReport()))
    await expect(withdrawArticle(await anEditor(), back)).rejects.toMatchObject({ code: 'wrong-state' })
  })

  it('is the one way in which a correction goes', async () => {
    await amended(await aFederationReport())
    await timeIsOver()
    await expect(pool().query('DELETE FROM correction')).rejects.toThrow(/only ever added/)
  })
})
