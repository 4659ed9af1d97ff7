import { describe, expect, it } from 'vitest'
import { publishArticle } from '#lib/articles/publish.ts'
import { readPublished } from '#lib/articles/published.ts'
import { publishDue } from '#lib/articles/review/publish-due.ts'
import { scheduleArticle, unscheduleArticle } from '#lib/articles/review/schedule-article.ts'
import { db } from '#lib/db/client.ts'
import { shanghaiMinute } from '#lib/time.ts'
import { suspendIt } from '../../../support/case-removals.ts'
import { aChiefEditor, aListedSource } from '../../../support/cast.ts'
import { anApprovedDraft, aScheduledArticle, tomorrow } from '../../../support/review-cast.ts'
import { obeysTheVerbLaws } from '../../../support/verb-laws.ts'

/** Moves the time of a schedule, which its verb takes in the future alone. */
const due = (articleId: number, seconds: number) =>
  db().$executeRaw`UPDATE article_schedule SET due_at = clock_timestamp() + ${seconds} * interval '1 second'
    WHERE article_id = ${articleId}`

describe('scheduleArticle', () => {
  obeysTheVerbLaws({
    move: 'schedule',
    call: (editor, seen) => scheduleArticle(editor, { ...seen, at: tomorrow() }),
    event: 'article_scheduled',
  })

  it.each([
    ['', '发布时间要写成 2026-12-01 08:00 这样'],
    ['2026-13-01 08:00', '发布时间要写成 2026-12-01 08:00 这样'],
    ['2020-01-01 08:00', '发布时间须在现在以后、一年以内'],
    [shanghaiMinute(new Date(Date.now() + 400 * 86_400_000)), '发布时间须在现在以后、一年以内'],
  ])('refuses the time %o by name', async (at, message) => {
    const seen = await anApprovedDraft()
    await expect(scheduleArticle(await aChiefEditor(), { ...seen, at })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { at: message },
    })
  })
})

describe('unscheduleArticle', () => {
  obeysTheVerbLaws({
    move: 'unschedule',
    call: (editor, seen) => unscheduleArticle(editor, seen),
    event: 'article_unscheduled',
  })
})

describe('what is due', () => {
  it('is published at its time by the clock of the database, once, by whoever set it', async () => {
    const { id } = await aScheduledArticle()
    await due(id, 2)
    expect(await publishDue()).toEqual({ published: 0, refused: 0 })
    await due(id, 0)
    const runs = await Promise.all([publishDue(), publishDue()])
    expect(runs.map(({ published }) => published).sort()).toEqual([0, 1])
    expect(await publishDue()).toEqual({ published: 0, refused: 0 })
    expect(await readPublished(id)).toMatchObject({ article: { responsibleEditor: '梁主编' } })
    expect(await db().auditEntry.findMany({ where: { event: 'article_published' } })).toMatchObject([
      { articleId: id, actor: '定时发布', editorId: null },
    ])
    expect(await db().articleSchedule.count()).toBe(0)
  })

  it('goes out by hand before its time, and not again', async () => {
    const seen = await aScheduledArticle()
    await publishArticle(await aChiefEditor(), seen)
    await due(seen.id, 0)
    expect(await publishDue()).toEqual({ published: 0, refused: 0 })
  })

  it('that cannot be published any more is approved again, and its record says why', async () => {
    await aListedSource()
    const { id } = await aScheduledArticle({ sourceUrl: 'https://example.cn/2' })
    const twin = await publishArticle(await aChiefEditor(), await anApprovedDraft())
    await suspendIt(twin)
    await due(id, 0)
    expect(await publishDue()).toEqual({ published: 0, refused: 1 })
    expect(await db().article.findUnique({ where: { id } })).toMatchObject({ status: 'approved' })
    const [last] = await db().auditEntry.findMany({
      where: { articleId: id },
      orderBy: { id: 'desc' },
      take: 1,
    })
    expect(last).toMatchObject({
      event: 'article_unscheduled',
      actor: '定时发布',
      details: { note: expect.stringMatching(/^没有发布：同样的文字.*案件 C-0118/) },
    })
  })
})
