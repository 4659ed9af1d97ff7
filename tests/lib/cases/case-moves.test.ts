import { describe, expect, it } from 'vitest'
import { holdsArticle } from '#lib/articles/refuse-held.ts'
import { takeDownReasons } from '#lib/articles/take-down-reasons.ts'
import { auditEvents } from '#lib/audit/events.ts'
import { allCaseKinds, caseKinds } from '#lib/cases/case-kinds.ts'
import { lawFor } from '#lib/cases/case-move-row.ts'
import { allCaseMoves, caseMove } from '#lib/cases/case-moves.ts'
import { caseOutcomes } from '#lib/cases/case-outcomes.ts'
import { allCaseStates, caseStates, holdingCaseStates } from '#lib/cases/case-states.ts'
import { rejectReasonsFor } from '#lib/cases/reject-reasons.ts'

const rows = allCaseMoves.map((move) => [move, caseMove(move)] as const)

/** Every move as each kind of case that knows it makes it. */
const steps = rows.flatMap(([move, row]) =>
  allCaseKinds
    .filter((kind) => row.paths.includes(caseKinds[kind].path))
    .map((kind) => ({ move, row, kind, law: lawFor(row.law, kind) })),
)

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

  it('and articles keep the same states in mind: what a case holds nobody shows to readers', () => {
    const [open] = holdsArticle(1).OR
    expect([...(open?.rightsCase?.state.in ?? [])].sort()).toEqual([...holdingCaseStates].sort())
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
    const silent = steps.filter(
      ({ row: { to, outcome }, law }) =>
        law === '' &&
        (to === 'accepted' || to === 'awaiting_counter' || outcome === 'removed' || outcome === 'restored'),
    )
    expect(silent.map(({ move }) => move).filter((move) => move !== 'reopen-removed')).toEqual([])
  })

  /** 条例 is about works on the network, §1195–1196 about civil rights; who reports illegal content or a typo claims no right. */
  it.each([
    [
      'copyright',
      /^(《信息网络传播权保护条例》|《民法典》|17 U\.S\.C\. § 512|有权机关)/,
      /治理规定|更正政策/,
    ],
    ['civil', /^(《民法典》|有权机关)/, /条例|治理规定|U\.S\.C\.|更正政策/],
    ['content', /^(《网络信息内容生态治理规定》|有权机关)/, /条例|民法典|U\.S\.C\./],
    ['correction', /^本站更正政策$/, /条例|民法典|治理规定/],
  ])('name no law of another path than %s', (path, own, others) => {
    const named = steps.filter(({ kind, law }) => caseKinds[kind].path === path && law !== '')
    expect(named.length).toBeGreaterThan(5)
    for (const { move, kind, law } of named) {
      expect(law, `${kind} ${move}`).toMatch(own)
      expect(law, `${kind} ${move}`).not.toMatch(others)
    }
  })

  it.each([
    ['receive', 'copyright', '《信息网络传播权保护条例》第十四条、《民法典》第一千一百九十五条'],
    ['receive', 'privacy', '《民法典》第一千一百九十五条'],
    ['receive', 'illegal_content', '《网络信息内容生态治理规定》第十六条'],
    ['lapse', 'correction', '本站更正政策'],
    ['accept', 'illegal_content', '《网络信息内容生态治理规定》第十六条'],
    ['accept-and-forward', 'reputation', '《民法典》第一千一百九十五条'],
    ['find-undeliverable', 'copyright', '《信息网络传播权保护条例》第十五条'],
    ['receive-counter', 'other_rights', '《民法典》第一千一百九十六条'],
    ['receive-counter', 'copyright', '《信息网络传播权保护条例》第十六条、第十七条'],
    ['restore-by-copyright', 'copyright', '《信息网络传播权保护条例》第十七条'],
    ['hold', 'copyright', '17 U.S.C. § 512(g)(2)(C)'],
    ['hold', 'reputation', '《民法典》第一千一百九十六条'],
    ['restore', 'copyright', '《民法典》第一千一百九十五条'],
    ['correct', 'reputation', '《民法典》第一千零二十八条'],
    ['correct-suspended', 'copyright', '《信息网络传播权保护条例》第十五条、《民法典》第一千一百九十五条'],
    ['correct', 'privacy', '《民法典》第一千零三十七条'],
    ['close-correction', 'correction', '本站更正政策'],
  ] as const)('%s of %s rests on %s', (move, kind, law) => {
    expect(lawFor(caseMove(move).law, kind)).toBe(law)
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
