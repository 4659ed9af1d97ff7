import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Editor } from '#lib/actors/editor.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { acceptContribution } from '#lib/contributions/accept-contribution.ts'
import { answerContribution } from '#lib/contributions/answer-contribution.ts'
import { answerWithdrawal } from '#lib/contributions/answer-withdrawal.ts'
import { askContributor } from '#lib/contributions/ask-contributor.ts'
import { claimContribution } from '#lib/contributions/claim-contribution.ts'
import { type ContributionTransition, contributionMoves } from '#lib/contributions/contribution-moves.ts'
import { contributionStateKeys } from '#lib/contributions/contribution-states.ts'
import { declineContribution } from '#lib/contributions/decline-contribution.ts'
import { withdrawContribution } from '#lib/contributions/withdraw-contribution.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { aCity, anEditor, aVisitingStudent, type Seen } from '../../support/cast.ts'
import { inContributionState, type Sent, seenContribution } from '../../support/contribution-cast.ts'
import { race } from '../../support/verb-laws.ts'

type Given = Sent & { seen: Seen }
const moves = Object.keys(contributionMoves).filter((move) => move !== 'receive') as ContributionTransition[]

/** Readers see the article of an accepted one. */
async function publishItsArticle({ id }: Sent): Promise<void> {
  const { articleId } = await db().contribution.findUniqueOrThrow({ where: { id } })
  if (articleId !== null) await publishArticle(await anEditor(), { id: articleId, version: 1 })
}

/** What makes each move, with otherwise valid input; what goes before it belongs to the state. */
const calls: Record<ContributionTransition, { before?: (sent: Sent) => Promise<unknown>; by: Call }> = {
  ask: { by: ({ seen }, editor) => askContributor(editor, { ...seen, question: '写的是哪一年？' }) },
  answer: {
    by: ({ receipt }) =>
      answerContribution(receipt, { key: randomUUID(), text: '是今年端午。', files: [], proofs: [] }),
  },
  accept: {
    by: async ({ seen }, editor) =>
      acceptContribution(editor, { ...seen, cityId: (await aCity()).id, columnId: null }),
  },
  decline: { by: ({ seen }, editor) => declineContribution(editor, { ...seen, reason: 'unsuitable' }) },
  withdraw: { by: ({ receipt }) => withdrawContribution(receipt) },
  'ask-withdrawal': { before: publishItsArticle, by: ({ receipt }) => withdrawContribution(receipt) },
  'answer-withdrawal': {
    before: async (sent) => {
      await publishItsArticle(sent)
      await withdrawContribution(sent.receipt).catch(() => {})
    },
    by: ({ seen }, editor) => answerWithdrawal(editor, { ...seen, note: '文章反映公共事务，暂不撤下。' }),
  },
  publish: { by: ({ id }) => transaction((tx) => claimContribution(tx, { id }, 'publish')) },
  conceal: { by: ({ id }) => transaction((tx) => claimContribution(tx, { id }, 'conceal')) },
}
type Call = (given: Given, editor: Editor) => Promise<unknown>

async function given(state: keyof typeof inContributionState, move: ContributionTransition): Promise<Given> {
  const sent = await inContributionState[state]()
  await calls[move].before?.(sent)
  return { ...sent, seen: await seenContribution(sent.id) }
}

/** Moves that a contributor makes by one press: what they become is decided by where the contribution stands. */
const sameVerb: Partial<Record<ContributionTransition, readonly string[]>> = {
  // A wish to withdraw withdraws what readers have not seen; what is withdrawn already is answered as such.
  'ask-withdrawal': ['received', 'need_info', 'withdrawn'],
  withdraw: ['withdrawn'],
  'answer-withdrawal': [],
}

const everything = () =>
  Promise.all([
    db().contribution.findMany(),
    db().contributionStep.findMany(),
    db().contributionMessage.findMany(),
    db().article.findMany(),
    db().auditEntry.findMany(),
  ])

describe.each(moves)('%s', (move) => {
  const { from, to, event, by } = contributionMoves[move]

  it('is made from the states of the table, with one step and one audit entry of its own', async () => {
    for (const state of from) {
      const one = await given(state, move)
      const entries = { subject: 'contribution', subjectId: String(one.id), event } as const
      const before = await db().auditEntry.count({ where: entries })
      await calls[move].by(one, await anEditor())
      const row = await db().contribution.findUniqueOrThrow({ where: { id: one.id } })
      expect(row, state).toMatchObject({ state: to, version: one.seen.version + 1 })
      expect(row.closedAt !== null, state).toBe(contributionMoves[move].closes)
      if (by === 'system') continue
      const last = await db().contributionStep.findFirst({
        where: { contributionId: one.id },
        orderBy: { id: 'desc' },
      })
      expect(last, state).toMatchObject({ event, state: to, actor: by === 'editor' ? '黄编辑' : '投稿人' })
      expect(await db().auditEntry.count({ where: entries }), state).toBe(before + 1)
    }
  })

  it('is refused from every other state, and changes nothing', async () => {
    const allowed: readonly string[] = [...from, ...(sameVerb[move] ?? [])]
    for (const state of contributionStateKeys.filter((one) => !allowed.includes(one))) {
      const one = await given(state, move)
      const before = await everything()
      await expect(calls[move].by(one, await anEditor()), state).rejects.toMatchObject({
        code: 'wrong-state',
      })
      expect(await everything(), state).toEqual(before)
    }
  })
})

/** The moves of editors; the others ask neither for a permission nor for a version. */
const editorsMoves = moves.filter((move) => contributionMoves[move].by === 'editor')

it.each(editorsMoves)('%s is refused to whom it is not permitted, and for another version', async (move) => {
  const one = await given(contributionMoves[move].from[0], move)
  const before = await everything()
  await expect(calls[move].by(one, await aVisitingStudent())).rejects.toMatchObject({ code: 'forbidden' })
  const stale = { ...one, seen: { id: one.id, version: one.seen.version - 1 || 99 } }
  await expect(calls[move].by(stale, await anEditor())).rejects.toMatchObject({ code: 'conflict' })
  const missing = { ...one, seen: { id: 4711, version: 1 } }
  await expect(calls[move].by(missing, await anEditor())).rejects.toMatchObject({ code: 'not-found' })
  expect(await everything()).toEqual(before)
})

describe('two at once', () => {
  it('make one article of a contribution', async () => {
    const one = await given('received', 'accept')
    const editor = await anEditor()
    const accept = () => calls.accept.by(one, editor)
    expect(await race(accept, accept)).toMatchObject({ won: 1 })
    expect(await db().article.count()).toBe(1)
  })

  it('cannot both have it: the contributor withdraws while an editor accepts', async () => {
    const one = await given('received', 'accept')
    const editor = await anEditor()
    await race(
      () => calls.accept.by(one, editor),
      () => calls.withdraw.by(one, editor),
    )
    const row = await db().contribution.findUniqueOrThrow({
      where: { id: one.id },
      include: { article: true },
    })
    expect(row.state).toBe('withdrawn')
    expect(['deleted', undefined]).toContain(row.article?.status)
  })
})
