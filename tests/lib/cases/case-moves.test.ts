import { describe, expect, it } from 'vitest'
import { takeDownReasons } from '#lib/articles/take-down-reasons.ts'
import { auditEvents } from '#lib/audit/events.ts'
import { allCaseKinds, caseKinds } from '#lib/cases/case-kinds.ts'
import { allCaseMoves, caseMove } from '#lib/cases/case-moves.ts'
import { caseOutcomes } from '#lib/cases/case-outcomes.ts'
import { allCaseStates, caseStates } from '#lib/cases/case-states.ts'
import { rejectReasonsFor } from '#lib/cases/reject-reasons.ts'

const rows = allCaseMoves.map((move) => [move, caseMove(move)] as const)

describe('the moves of a case', () => {
  it('have an outcome exactly where they close it', () => {
    const wrong = rows.filter(([, { to, outcome }]) => (to === 'closed') !== (outcome !== undefined))
    expect(wrong).toEqual([])
  })

  it('start from a closed case only where it says how that had ended', () => {
    const wrong = rows.filter(([, row]) => row.from.includes('closed') !== (row.fromOutcomes !== undefined))
    expect(wrong).toEqual([])
  })

  it('lead to every state, and from every state to an end', () => {
    const reached = new Set(rows.map(([, { to }]) => to))
    expect(allCaseStates.filter((state) => !reached.has(state))).toEqual([])
    const ended = new Set(rows.flatMap(([, { to, from }]) => (to === 'closed' ? from : [])))
    expect(allCaseStates.filter((state) => caseStates[state].isOpen && !ended.has(state))).toEqual([])
  })

  it('reach every outcome', () => {
    const outcomes = new Set(rows.map(([, { outcome }]) => outcome))
    expect(Object.keys(caseOutcomes).filter((one) => !([...outcomes] as unknown[]).includes(one))).toEqual([])
  })

  it('have an event of their own each, in the words of the audit trail', () => {
    const events = rows.map(([, { event }]) => event)
    expect(new Set(events).size).toBe(events.length)
    for (const event of events) expect(auditEvents[event]).toMatch(/^案件：/)
  })

  it('that keep articles from readers or give them back name the law', () => {
    const silent = rows.filter(
      ([, { to, outcome, law }]) =>
        law === '' && (to === 'awaiting_counter' || outcome === 'removed' || outcome === 'restored'),
    )
    expect(silent).toEqual([])
  })
})

describe('the kinds of cases', () => {
  it.each(allCaseKinds)('%s can be begun, refused with a reason and brought to an end', (kind) => {
    const { path, elements, takeDownReason } = caseKinds[kind]
    const known = rows.filter(([, row]) => row.paths.includes(path)).map(([move]) => move)
    expect(known).toContain('receive')
    expect(known).toContain(path === 'correction' ? 'reject-correction' : 'reject')
    expect(known).toContain(path === 'correction' ? 'close-correction' : 'remove')
    expect(rejectReasonsFor(path).length).toBeGreaterThan(2)
    expect(elements).toContain('urls')
    expect(takeDownReasons[takeDownReason].status).toBe(410)
  })
})
