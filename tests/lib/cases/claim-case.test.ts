import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { allCaseKinds, caseKinds } from '#lib/cases/case-kinds.ts'
import { allCaseMoves, type CaseMove, caseMove } from '#lib/cases/case-moves.ts'
import { caseOutcomes } from '#lib/cases/case-outcomes.ts'
import { openCaseStates } from '#lib/cases/case-states.ts'
import { claimCase } from '#lib/cases/claim-case.ts'
import { db } from '#lib/db/client.ts'
import type { CaseKind, CaseOutcome, CaseState } from '#lib/db/generated/enums.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { aCaseRow } from '../../support/case-rows.ts'
import { race } from '../../support/verb-laws.ts'

// Purpose: every move of the table is taken from the states that it names, and from no other; generated from the table.

const at = new Date('2026-11-28T08:00:00Z')

type Situation = { state: CaseState; outcome: CaseOutcome | null }
const outcomes = Object.keys(caseOutcomes) as CaseOutcome[]
const situations: Situation[] = [
  ...openCaseStates.map((state) => ({ state, outcome: null })),
  ...outcomes.map((outcome) => ({ state: 'closed' as const, outcome })),
]

/** A case in each of these situations and kinds, in their order; by one statement, as there are many. */
async function rowsIn(tx: Tx, all: readonly (Situation & { kind: CaseKind })[], mergedIntoId: number) {
  const data = all.map(({ kind, state, outcome }) => ({
    ...{ kind, state, outcome, demand: 'delete' as const, isTruthStated: true },
    ...{ receiptHash: randomBytes(32), receiptSealed: '', claimSealed: '' },
    closedAt: state === 'closed' ? at : null,
    mergedIntoId: outcome === 'merged' ? mergedIntoId : null,
  }))
  const made = await tx.rightsCase.createManyAndReturn({ data, select: { id: true } })
  return all.map((before, index) => ({ ...before, id: made[index]?.id ?? 0 }))
}

const isIn = (move: CaseMove, { state, outcome }: Situation) => {
  const { from, fromOutcomes = [] } = caseMove(move)
  return outcome ? fromOutcomes.includes(outcome) : from.includes(state)
}

const kindOf = (move: CaseMove) => {
  const kind = allCaseKinds.find((one) => caseMove(move).paths.includes(caseKinds[one].path))
  if (!kind) throw new Error(`no kind of case knows ${move}`)
  return kind
}

/** What leaves or enters a merged case sets the case that it goes on in, as the table's constraint wants. */
const columnsOf = (move: CaseMove, other: number, before: Situation) => {
  if (move === 'merge') return { mergedIntoId: other }
  return before.outcome === 'merged' && caseMove(move).to ? { mergedIntoId: null } : {}
}

const result = (tx: Tx, id: number, move: CaseMove, columns: object) =>
  claimCase(tx, { id }, { move, at, columns }).then(
    ({ state, outcome, version, closedAt }) => ({ state, outcome, version, closedAt }),
    ({ code }) => code,
  )

/** Those of cases that exist already. */
const transitions = allCaseMoves.filter((move) => caseMove(move).from.length > 0)

// All of a kind in one test: emptying the database for each would take longer than the moves themselves.

it('each move is made from its own states, and refused in all others', async () => {
  const other = await aCaseRow()
  for (const move of transitions)
    await transaction(async (tx) => {
      const { to, outcome = null, by, isReminder = false } = caseMove(move)
      // What a side writes, and what reminds, stops no act of the desk.
      const isMessage = (by === 'claimant' || by === 'contributor') && (to === null || move === 'answer')
      const version = isMessage || isReminder ? 1 : 2
      const kind = kindOf(move)
      const rows = situations.map((one) => ({ ...one, kind }))
      for (const { id, kind: _, ...before } of await rowsIn(tx, rows, other)) {
        const made = await result(tx, id, move, columnsOf(move, other, before))
        const after = to
          ? { state: to, outcome, version, closedAt: to === 'closed' ? at : null }
          : { ...before, version, closedAt: before.outcome ? at : null }
        expect([move, before, made]).toEqual([move, before, isIn(move, before) ? after : 'wrong-state'])
      }
    })
}, 60_000)

it('each move is known to its own kinds of cases alone', async () => {
  const other = await aCaseRow()
  for (const move of transitions) {
    const before = situations.find((one) => isIn(move, one))
    if (!before) throw new Error(`${move} is made from nowhere`)
    await transaction(async (tx) => {
      const rows = allCaseKinds.map((kind) => ({ ...before, kind }))
      for (const { id, kind } of await rowsIn(tx, rows, other)) {
        const made = await result(tx, id, move, columnsOf(move, other, before))
        const isKnown = caseMove(move).paths.includes(caseKinds[kind].path)
        expect([move, kind, made === 'wrong-state']).toEqual([move, kind, !isKnown])
      }
    })
  }
}, 60_000)

describe('claimCase', () => {
  it('refuses a version that somebody has changed since, and says who', async () => {
    const id = await aCaseRow()
    await db().caseStep.create({ data: { caseId: id, event: 'receive', state: 'received', actor: '黄编辑' } })
    const stale = transaction((tx) => claimCase(tx, { id, version: 7 }, { move: 'accept', at }))
    await expect(stale).rejects.toMatchObject({
      code: 'conflict',
      details: { version: 1, changedBy: '黄编辑' },
    })
  })

  it('refuses a case that does not exist', async () => {
    const absent = transaction((tx) => claimCase(tx, { id: 4711 }, { move: 'accept', at }))
    await expect(absent).rejects.toMatchObject({ code: 'not-found' })
  })

  it('lets one of two win', async () => {
    const id = await aCaseRow()
    const claim = () => transaction((tx) => claimCase(tx, { id, version: 1 }, { move: 'reject', at }))
    expect(await race(claim, claim)).toEqual({ won: 1, refused: ['wrong-state'] })
  })
})
