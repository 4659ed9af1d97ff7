import { describe, expect, it, vi } from 'vitest'
import { publishArticle } from '#lib/articles/publish.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { publishDue } from '#lib/articles/review/publish-due.ts'
import { scheduleArticle } from '#lib/articles/review/schedule-article.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { acceptCase } from '#lib/cases/accept-case.ts'
import { blockByOrder } from '#lib/cases/block-by-order.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { rejectCase } from '#lib/cases/reject-case.ts'
import { removeCase } from '#lib/cases/remove-case.ts'
import { reopenCase } from '#lib/cases/reopen-case.ts'
import { restoreCase } from '#lib/cases/restore-case.ts'
import { runCaseClocks } from '#lib/cases/run-case-clocks.ts'
import { withdrawCase } from '#lib/cases/withdraw-case.ts'
import { markCitiesChanged } from '#lib/cities/mark-changed.ts'
import { db, pool } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import {
  aForwardedCase,
  aMistypedNotice,
  aNotice,
  anAcceptedCase,
  answersBack,
  eventsOf,
  lettersOf,
  pageOf,
  seenCase,
  statusOf,
  textOf,
  theCase,
  theClock,
} from '../../support/case-cast.ts'
import { aChiefEditor, aCity, aDraft, aFederationReport, anAdmin, anEditor } from '../../support/cast.ts'
import { aPublishedContribution } from '../../support/contribution-cast.ts'
import { aScheduledArticle, tomorrow } from '../../support/review-cast.ts'
import { race } from '../../support/verb-laws.ts'

const note = '核查以后决定'
const other = { email: 'other@example.cn', phone: null }
const restored = async (id: number) => restoreCase(await aChiefEditor(), { ...(await seenCase(id)), note })
const removed = async (id: number) => removeCase(await aChiefEditor(), { ...(await seenCase(id)), note })
const blocked = async (id: number) =>
  blockByOrder(await anAdmin(), { ...(await seenCase(id)), reference: '市网信办 2026-11', note })
const withdrawn = (receipt: string) => transaction((tx) => withdrawCase(tx, receipt))
const inForce = (articleId: number) => db().takedown.findFirst({ where: { articleId, restoredAt: null } })

/** A notice that its editor accepts for articles that readers never saw, too: he names them. */
async function acceptedFor(articleIds: number[]) {
  const { caseId } = await aNotice(articleIds)
  return { caseId, ...(await acceptCase(await anEditor(), { ...(await seenCase(caseId)), articleIds })) }
}

/** One article, and two claimants whose notices of it are accepted. */
async function twoCases() {
  const { id } = await aFederationReport()
  const [one, two] = [await anAcceptedCase([id]), await anAcceptedCase([id], other)]
  return { id, one, two }
}

describe('an article that two open cases keep from readers', () => {
  it('comes back with the last of them, with its views, and is the other one’s meanwhile', async () => {
    const { id, one, two } = await twoCases()
    await db().viewCounter.upsert({
      where: { articleId: id },
      create: { articleId: id, total: 312 },
      update: { total: 312 },
    })
    expect(two.suspended).toEqual([])
    expect(await inForce(id)).toMatchObject({ caseId: one.caseId })
    await restored(one.caseId)
    expect(await theCase(one.caseId)).toMatchObject({ outcome: 'restored' })
    // Nothing came back by it, and no letter and no page says so.
    expect(await textOf(one.caseId, 'restored')).toMatch(
      /^您好：\n\n涉及的内容因其他原因仍不展示，没有因本案恢复。\n如有异议/,
    )
    const step = await db().caseStep.findFirstOrThrow({ where: { caseId: one.caseId, event: 'restore' } })
    expect(step.publicWording).not.toContain('已恢复展示')
    expect(await statusOf(id)).toBe('suspended')
    expect(await inForce(id)).toMatchObject({ caseId: two.caseId, isSuspension: true })
    await restored(two.caseId)
    expect(await statusOf(id)).toBe('published')
    expect(await inForce(id)).toBeNull()
    expect((await db().viewCounter.findFirst({ where: { articleId: id } }))?.total).toBe(312n)
  })

  it.each(['withdrawn', 'restored'])('stays while the other one runs when the first is %s', async (end) => {
    const { id, one, two } = await twoCases()
    if (end === 'withdrawn') await withdrawn(two.receipt)
    else await restored(two.caseId)
    expect(await statusOf(id)).toBe('suspended')
    expect(await inForce(id)).toMatchObject({ caseId: one.caseId })
  })

  it('is removed by the first that decides so, whatever the other one says', async () => {
    const { id, one, two } = await twoCases()
    await removed(one.caseId)
    await restored(two.caseId)
    expect(await statusOf(id)).toBe('taken_down')
    expect(await inForce(id)).toMatchObject({ caseId: one.caseId, reason: 'copyright' })
  })

  const restoredAfterAll = async (caseId: number) => {
    await reopenCase(await aChiefEditor(), { ...(await seenCase(caseId)), note })
    await restored(caseId)
  }

  it('stays removed while one of two removals stands, and comes back with the last', async () => {
    const { id, one, two } = await twoCases()
    await removed(one.caseId)
    await removed(two.caseId)
    await restoredAfterAll(one.caseId)
    expect(await statusOf(id)).toBe('taken_down')
    expect(await inForce(id)).toMatchObject({ caseId: two.caseId, isSuspension: false })
    await restoredAfterAll(two.caseId)
    expect(await statusOf(id)).toBe('published')
  })

  it('is handed to the open case when the one that had removed it gives it back', async () => {
    const { id, one, two } = await twoCases()
    await removed(one.caseId)
    await restoredAfterAll(one.caseId)
    expect(await statusOf(id)).toBe('taken_down')
    expect(await inForce(id)).toMatchObject({ caseId: two.caseId })
    await restored(two.caseId)
    expect(await statusOf(id)).toBe('published')
  })

  it('is blocked by an order for good: neither a withdrawal nor a restoring brings it back', async () => {
    const { id, one, two } = await twoCases()
    await blocked(one.caseId)
    await withdrawn(two.receipt)
    expect(await statusOf(id)).toBe('taken_down')
    expect(await inForce(id)).toMatchObject({ reason: 'legal_order' })
  })

  it('is given back by one of two that end at the same moment', async () => {
    const { id, one, two } = await twoCases()
    expect(
      await race(
        () => restored(one.caseId),
        () => restored(two.caseId),
      ),
    ).toMatchObject({ won: 2 })
    expect(await statusOf(id)).toBe('published')
  })

  it('is never public while the second is accepted as the first ends', async () => {
    const { id } = await aFederationReport()
    const [one, two] = [await anAcceptedCase([id]), await aNotice([id], other)]
    const seen = await seenCase(two.caseId)
    const editor = await anEditor()
    expect(
      await race(
        () => restored(one.caseId),
        () => acceptCase(editor, seen),
      ),
    ).toMatchObject({ won: 2 })
    expect(await statusOf(id)).toBe('suspended')
    expect(await inForce(id)).toMatchObject({ caseId: two.caseId })
  })
})

describe('one case of many articles', () => {
  it('takes those in readers’ sight, holds the rest, and gives back what it took', async () => {
    const [seen, gone] = [await aFederationReport(), await aFederationReport()]
    const draft = await aDraft()
    await takeDownArticle(await aChiefEditor(), { ...gone, reason: 'editorial_error', note })
    const { caseId, suspended } = await acceptedFor([seen.id, gone.id, draft.id])
    expect(suspended).toEqual([seen.id])
    const published = publishArticle(await anEditor(), draft)
    await expect(published).rejects.toMatchObject({ code: 'wrong-state', details: { caseId } })
    const { version } = await db().article.findUniqueOrThrow({ where: { id: gone.id } })
    const back = restoreArticle(await aChiefEditor(), { id: gone.id, version, note })
    await expect(back).rejects.toMatchObject({ code: 'wrong-state', details: { caseId } })
    const accepted = await textOf(caseId, 'accepted')
    expect([seen, gone, draft].map(({ id }) => accepted.includes(`${pageOf(id)}\n`))).toEqual([
      true,
      false,
      false,
    ])
    expect(accepted).toContain('此前已不再展示')
    await restored(caseId)
    expect(await textOf(caseId, 'restored')).not.toContain(`${pageOf(gone.id)}\n`)
    expect(await Promise.all([seen, gone, draft].map(({ id }) => statusOf(id)))).toEqual([
      'published',
      'taken_down',
      'draft',
    ])
    await publishArticle(await anEditor(), draft)
  })

  it('tells which of them an order took from readers, and keeps the others from being published', async () => {
    const [seen, draft] = [await aFederationReport(), await aDraft()]
    const { caseId } = await acceptedFor([seen.id, draft.id])
    await blocked(caseId)
    const said = await textOf(caseId, 'blocked')
    expect(said).toContain(`以下内容已停止提供：\n${pageOf(seen.id)}\n通知写明的其他网址不在其列`)
    expect(said).not.toContain(pageOf(draft.id))
    await expect(publishArticle(await anEditor(), draft)).rejects.toMatchObject({ details: { caseId } })
  })

  it('can be accepted for some of them, and for one that an editor names for an address that leads nowhere', async () => {
    const [one, two, three] = [
      await aFederationReport(),
      await aFederationReport(),
      await aFederationReport(),
    ]
    const { caseId } = await aMistypedNotice([one.id, two.id])
    const seen = await seenCase(caseId)
    const accepted = await acceptCase(await anEditor(), { ...seen, articleIds: [two.id, three.id] })
    expect(accepted.suspended).toEqual([two.id, three.id])
    const rows = await db().caseArticle.findMany({ where: { caseId }, orderBy: { articleId: 'asc' } })
    expect(rows.map(({ articleId, outcome }) => [articleId, outcome])).toEqual([
      [one.id, 'rejected'],
      [two.id, null],
      [three.id, null],
      [null, null],
    ])
    const { reason } = await db().caseStep.findFirstOrThrow({ where: { caseId, event: 'accept' } })
    expect(reason).toContain(`由编辑认定涉及的文章：${three.id}`)
    const again = await seenCase((await aNotice([one.id])).caseId)
    // Nor by an address that is another site's, as right as it is.
    const elsewhere = { statedUrls: [pageOf(one.id), 'https://weibo.example/u/1'] }
    const foreign = await seenCase((await aNotice([one.id], elsewhere)).caseId)
    await expect(
      acceptCase(await anEditor(), { ...foreign, articleIds: [one.id, three.id] }),
    ).rejects.toMatchObject({ fields: { articleIds: expect.stringContaining('没有写明') } })
    // All of its addresses are known: nothing else leaves readers' sight on this notice (条例 §15).
    const unnamed = acceptCase(await anEditor(), { ...again, articleIds: [one.id, three.id] })
    await expect(unnamed).rejects.toMatchObject({
      fields: { articleIds: expect.stringContaining('没有写明') },
    })
    const mistyped = await seenCase((await aMistypedNotice([one.id])).caseId)
    const unknown = acceptCase(await anEditor(), { ...mistyped, articleIds: [4711] })
    await expect(unknown).rejects.toMatchObject({
      ...{ code: 'invalid-input', fields: { articleIds: '没有编号为 4711 的文章' } },
    })
  })

  it('leaves nothing behind when its last article fails', async () => {
    const [one, two] = [await aFederationReport(), await aFederationReport()]
    const { caseId } = await aNotice([one.id, two.id])
    const seen = await seenCase(caseId)
    const before = [await eventsOf(caseId), await lettersOf(caseId), await db().auditEntry.count()]
    await pool().query(`
      CREATE FUNCTION fail_late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$;
      CREATE CONSTRAINT TRIGGER fail_late AFTER INSERT ON case_message DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION fail_late()`)
    try {
      await expect(acceptCase(await anEditor(), seen)).rejects.toThrow()
    } finally {
      await pool().query('DROP TRIGGER fail_late ON case_message; DROP FUNCTION fail_late()')
    }
    expect([await statusOf(one.id), await statusOf(two.id)]).toEqual(['published', 'published'])
    expect([await eventsOf(caseId), await lettersOf(caseId), await db().auditEntry.count()]).toEqual(before)
    expect(await seenCase(caseId)).toEqual(seen)
  })
})

describe('an article that was not in readers’ sight when its case removed it', () => {
  it('is neither restored nor published by its editors afterwards', async () => {
    const [seen, gone] = [await aFederationReport(), await aFederationReport()]
    const draft = await aDraft()
    const chief = await aChiefEditor()
    const { version } = await takeDownArticle(chief, { ...gone, reason: 'editorial_error', note })
    const { caseId } = await acceptedFor([seen.id, gone.id, draft.id])
    await removed(caseId)
    const refusal = { code: 'wrong-state', details: { caseId } }
    await expect(restoreArticle(chief, { id: gone.id, version, note })).rejects.toMatchObject(refusal)
    await expect(publishArticle(await anEditor(), draft)).rejects.toMatchObject(refusal)
  })

  it('is not published at the time that was set for it, nor at one that is set later', async () => {
    const [seen, late] = [await aFederationReport(), await aScheduledArticle()]
    const { caseId } = await acceptedFor([seen.id, late.id])
    expect(await statusOf(late.id)).toBe('approved')
    expect(await db().articleSchedule.count()).toBe(0)
    await removed(caseId)
    const { version } = await db().article.findUniqueOrThrow({ where: { id: late.id } })
    await scheduleArticle(await aChiefEditor(), { id: late.id, version, at: tomorrow() })
    await db().$executeRaw`UPDATE article_schedule SET due_at = clock_timestamp()`
    expect(await publishDue()).toEqual({ published: 0, refused: 1 })
    expect(await statusOf(late.id)).toBe('approved')
  })
})

it('what a case was refused for does not come back by a notice that is joined with it', async () => {
  const [{ id: one }, { id: two }] = [
    await aFederationReport(),
    await aFederationReport({ sourceUrl: 'https://example.cn/2', title: '另一篇报道' }),
  ]
  const editor = await anEditor()
  const { caseId: into } = await aNotice([one, two])
  await db().caseArticle.updateMany({
    where: { caseId: into, articleId: one },
    data: { outcome: 'rejected' },
  })
  const { caseId } = await aNotice([one, two], other)
  const seen = await seenCase(caseId)
  await expect(mergeCases(editor, { ...seen, intoId: into })).rejects.toMatchObject({
    ...{ code: 'invalid-input', fields: { intoId: expect.stringContaining(`文章 ${one} 已作答复`) } },
  })
  expect(await seenCase(caseId)).toEqual(seen)
})

describe('two at the same moment', () => {
  it('editors who accept: one does, the other hears of it', async () => {
    const { id } = await aFederationReport()
    const seen = await seenCase((await aNotice([id])).caseId)
    const [one, two] = [await anEditor(), await aChiefEditor()]
    const { won, refused } = await race(
      () => acceptCase(one, seen),
      () => acceptCase(two, seen),
    )
    expect({ won, refused }).toEqual({ won: 1, refused: ['wrong-state'] })
    expect(await db().takedown.count()).toBe(1)
    expect(await lettersOf(seen.id)).toEqual(['received', 'accepted', 'source_told'])
  })

  it('one notice of several sides takes their cities in the order of all others', async () => {
    const [first, second] = [await aCity('longjiang', '龙江'), await aCity()]
    const { id } = await aFederationReport({ cityId: first.id })
    const { articleId } = await aPublishedContribution()
    const seen = await seenCase((await aNotice([id, articleId])).caseId)
    const editor = await anEditor()
    const waits = () =>
      vi.waitFor(
        async () => {
          const { rows } = await pool().query(
            "SELECT FROM pg_locks WHERE NOT granted AND locktype <> 'relation'",
          )
          expect(rows.length).toBeGreaterThan(0)
        },
        { timeout: 10_000 },
      )
    let accepted: ReturnType<typeof acceptCase> | undefined
    await transaction(async (tx) => {
      await markCitiesChanged(tx, [first.id])
      accepted = acceptCase(editor, seen)
      await waits()
      await markCitiesChanged(tx, [second.id])
    })
    expect((await accepted)?.suspended.toSorted()).toEqual([id, articleId])
  })

  it('an editor who accepts and the claimant who withdraws: the article is public in the end', async () => {
    const { id } = await aFederationReport()
    const { caseId, receipt } = await aNotice([id])
    const seen = await seenCase(caseId)
    const editor = await anEditor()
    await race(
      () => acceptCase(editor, seen),
      () => withdrawn(receipt),
    )
    expect(await theCase(caseId)).toMatchObject({ state: 'closed', outcome: 'withdrawn' })
    // The letter says so only of what had left readers' sight, and excepts nothing.
    const wasTaken = (await eventsOf(caseId)).includes('accept')
    const given = wasTaken ? `因本案暂停展示的下列内容已恢复展示：\n${pageOf(id)}\n` : ''
    const [said] = (await textOf(caseId, 'withdrawn')).split('案件编号')
    expect(said).toBe(`您好：\n\n您撤回了通知，本案结案。\n${given}\n`)
    expect(await statusOf(id)).toBe('published')
  })

  it('the end of his time and the contributor’s answer: the answer counts', async () => {
    const { caseId, articleId } = await aForwardedCase()
    const { dueAt } = await theClock(caseId, 'counter_silence')
    await race(
      () => runCaseClocks({ at: dueAt }),
      () => answersBack(caseId),
    )
    expect(await theCase(caseId)).toMatchObject({ state: 'closed', outcome: 'restored' })
    expect(await statusOf(articleId)).toBe('published')
  })

  it('two runs of the clocks: each period is acted on once', async () => {
    const { caseId } = await aForwardedCase()
    const { dueAt } = await theClock(caseId, 'counter_silence')
    const run = () => runCaseClocks({ at: dueAt })
    await Promise.all([run(), run(), run()])
    await run()
    expect((await eventsOf(caseId)).filter((event) => event === 'remove-after-silence')).toHaveLength(1)
    expect(await db().takedown.count({ where: { reason: 'copyright', isSuspension: false } })).toBe(1)
  })
})

describe('a notice that was joined with another one', () => {
  const joined = async () => {
    const { id } = await aFederationReport()
    const [into, one] = [await aNotice([id]), await aNotice([id], other)]
    const editor = await anEditor()
    await mergeCases(editor, { ...(await seenCase(one.caseId)), intoId: into.caseId })
    return { id, into, one }
  }

  it('is told how that one ends', async () => {
    const { id, into, one } = await joined()
    await acceptCase(await anEditor(), await seenCase(into.caseId))
    await removed(into.caseId)
    expect(await textOf(one.caseId, 'removed')).toContain(`以下内容已删除：\n${pageOf(id)}\n`)
    expect(await lettersOf(one.caseId)).toEqual(['received', 'merged', 'removed'])
    expect(await theCase(one.caseId)).toMatchObject({ outcome: 'merged', mergedIntoId: into.caseId })
    expect(await eventsOf(into.caseId)).toContain('absorb')
  })

  it('goes on by itself where that one’s claimant withdraws', async () => {
    const { into, one, id } = await joined()
    await withdrawn(into.receipt)
    expect(await theCase(one.caseId)).toMatchObject({ state: 'received', outcome: null, mergedIntoId: null })
    expect(await eventsOf(one.caseId)).toEqual(['receive', 'merge', 'separate'])
    expect(await lettersOf(one.caseId)).toEqual(['received', 'merged', 'separated'])
    expect((await anAcceptedAgain(one.caseId)).suspended).toEqual([id])
  })

  it.each(['rejected', 'restored'])('goes on by itself where that one ends %s', async (end) => {
    const { into, one, id } = await joined()
    const editor = await anEditor()
    if (end === 'restored') {
      await acceptCase(editor, await seenCase(into.caseId))
      await restored(into.caseId)
    } else await rejectCase(editor, { ...(await seenCase(into.caseId)), reason: 'not_entitled', note })
    expect(await theCase(one.caseId)).toMatchObject({
      state: 'received',
      outcome: null,
      mergedIntoId: null,
    })
    expect((await anAcceptedAgain(one.caseId)).suspended).toEqual([id])
  })

  const anAcceptedAgain = async (caseId: number) => acceptCase(await anEditor(), await seenCase(caseId))
})
