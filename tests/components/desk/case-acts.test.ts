import { describe, expect, it } from 'vitest'
import { type ActingOn, actsOn, isDecidedByTwo } from '#components/desk/case-act-choice.ts'
import { fieldsOfAct } from '#components/desk/case-act-fields.ts'
import { type CaseAct, caseActKeys, caseActRow } from '#components/desk/case-acts.ts'
import { allCaseKinds, caseKinds } from '#lib/cases/case-kinds.ts'
import { allCaseMoves, type CaseMove, caseMove, caseMoves } from '#lib/cases/case-moves.ts'
import { allCaseStates, caseStates } from '#lib/cases/case-states.ts'
import type { Permission } from '#lib/editors/permissions.ts'
import { actFacts, actingOn } from '../../support/case-acts-cast.ts'

// Purpose: the desk offers every move of the case machine that an editor can make, where the machine allows it, and no other.

const on = (given: Partial<ActingOn>) => actingOn({ sources: 1, mailedSources: 1, ...given })
const all = () => true
const labels = (given: Partial<ActingOn>, may: (permission: Permission) => boolean = all) => {
  const { primary, others } = actsOn(on(given), may)
  return [primary, ...others]
}

describe('the acts of a case', () => {
  it('are those that its kind and state allow', () => {
    for (const kind of allCaseKinds)
      for (const state of allCaseStates.filter((one) => one !== 'closed')) {
        const facts = {
          ...{ articles: 2, bars: 1, isPaused: true, hasUnread: true },
          ...{ isCounterUndelivered: true, hasLateCounter: true },
        }
        const offered = new Set(
          (['confirmable', 'confirmed'] as const)
            .flatMap((foreign) => labels({ kind, state, foreign, ...facts }))
            .filter((act) => act !== null),
        )
        const possible = caseActKeys.filter((act) =>
          caseActRow(act).moves.some((move) => {
            const { from, paths } = caseMove(move)
            return from.includes(state) && paths.includes(caseKinds[kind].path)
          }),
        )
        expect([...offered].sort(), `${kind} ${state}`).toEqual([...possible].sort())
      }
  })

  it('on letters of the sides are offered where there are some', () => {
    const waiting = { state: 'counter_received', isPaused: true, hasUnread: true } as const
    expect(labels(waiting)).toEqual(expect.arrayContaining(['hold', 'resume-period', 'read-messages']))
    const others = labels({ state: 'counter_received' })
    expect(others.filter((act) => act === 'resume-period' || act === 'read-messages')).toEqual([])
  })

  it('have every move that an editor makes, apart from those that follow from another one, or begin it', () => {
    const follow = [
      'split-off',
      'absorb',
      'record-counter-for-two',
      'propose',
      'end-proposal',
      'register',
      'register-incomplete',
    ]
    const made = Object.keys(caseMoves).filter((move) => caseMove(move as CaseMove).by.startsWith('case.'))
    const offered = caseActKeys.flatMap((act) => [...caseActRow(act).moves])
    expect([...new Set(offered), ...follow].sort()).toEqual([...made].sort())
  })

  it.each<[Partial<ActingOn>, string | null]>([
    [{}, 'accept'],
    [{ articles: 0 }, 'accept-some'],
    [{ kind: 'correction' }, 'close-correction'],
    [{ state: 'need_info' }, 'complete-at-desk'],
    [{ state: 'accepted' }, 'remove'],
    [{ state: 'awaiting_counter' }, 'record-counter'],
    [{ state: 'awaiting_counter', isUndeliverable: true }, 'publish-notice'],
    [{ kind: 'privacy', state: 'awaiting_counter', isUndeliverable: true }, 'remove'],
    [{ state: 'accepted', hasLateCounter: true }, 'follow-late-counter'],
    [{ state: 'accepted', isProposed: true }, null],
    [{ state: 'accepted', hasLateCounter: true, isProposed: true }, null],
    [{ state: 'awaiting_counter', isProposed: true }, 'record-counter'],
    [{ state: 'counter_received' }, 'hold'],
    [{ kind: 'privacy', state: 'counter_received', isCounterUndelivered: true }, 'record-delivery'],
    [{ state: 'counter_received', isRestorable: true }, 'restore'],
    [{ state: 'litigation_hold' }, 'release-hold'],
    [{ state: 'closed', outcome: 'removed' }, null],
  ])('have one primary act: %j', (given, primary) => {
    expect(actsOn(on(given), all).primary).toBe(primary)
  })

  it('have a primary one in every open state that a kind reaches, whatever reached its sides', () => {
    for (const kind of allCaseKinds)
      for (const state of allCaseStates.filter((one) => caseStates[one].isOpen)) {
        const reaches = allCaseMoves.some(
          (move) => caseMove(move).to === state && caseMove(move).paths.includes(caseKinds[kind].path),
        )
        for (const isUndeliverable of [false, true])
          for (const isRestorable of [false, true]) {
            const { primary, others } = actsOn(on({ kind, state, isUndeliverable, isRestorable }), all)
            const made = `${kind} ${state} ${isUndeliverable} ${isRestorable}`
            if (reaches) expect(primary, made).not.toBeNull()
            expect(others, made).not.toContain(primary)
          }
      }
    // Who may not decide can send an unreached notice again.
    const unreached = on({ kind: 'privacy', state: 'awaiting_counter', isUndeliverable: true })
    expect(actsOn(unreached, (permission) => permission === 'case.accept').primary).toBe('forward-again')
  })

  it('that rest on a fact are offered where it is so', () => {
    const facts = [
      ['record-delivery', { state: 'counter_received' }, { isCounterUndelivered: true }],
      ['follow-late-counter', { state: 'accepted' }, { hasLateCounter: true }],
      ['confirm-foreign', { state: 'awaiting_counter' }, { foreign: 'confirmable' }],
      ['revoke-foreign', { state: 'awaiting_counter' }, { foreign: 'confirmed' }],
    ] as const
    for (const [act, given, fact] of facts) {
      expect(labels(given)).not.toContain(act)
      expect(labels({ ...given, ...fact })).toContain(act)
    }
    expect(labels({ kind: 'privacy', state: 'received', foreign: 'confirmable' })).not.toContain(
      'confirm-foreign',
    )
  })

  it('say which of them wait for a second person', () => {
    const asked = (act: CaseAct, given: Partial<ActingOn> = {}) =>
      isDecidedByTwo(act, on({ state: 'accepted', ...given }))
    for (const act of ['remove', 'restore', 'correct', 'follow-late-counter'] as const)
      expect(asked(act), act).toBe(true)
    expect(asked('correct', { kind: 'reputation', state: 'received' })).toBe(false)
    expect(asked('follow-late-counter', { kind: 'reputation' })).toBe(false)
    expect(asked('follow-late-counter', { isUnderDmca: true })).toBe(false)
    expect(asked('accept', { state: 'received' })).toBe(false)
    expect(asked('record-counter', { state: 'awaiting_counter' })).toBe(true)
    for (const given of [{ kind: 'reputation' }, { isUnderDmca: true }, { state: 'closed' }] as const)
      expect(asked('record-counter', { state: 'awaiting_counter', ...given })).toBe(false)
  })

  it('let who may decide alone enter a statement that restores at once', () => {
    const plain = (given: Partial<ActingOn>) =>
      labels({ state: 'awaiting_counter', ...given }, (permission) => permission === 'case.accept')
    expect(plain({})).not.toContain('record-counter')
    expect(labels({ state: 'awaiting_counter' })).toContain('record-counter')
    for (const given of [{ kind: 'reputation' }, { isUnderDmca: true }] as const)
      expect(plain(given)).toContain('record-counter')
  })

  it('let who may decide enter a statement that came on paper after a removal', () => {
    const removed = { state: 'closed', outcome: 'removed', isCounterOpen: true } as const
    expect(labels(removed)).toContain('record-counter')
    const others = [
      labels(removed, (permission) => permission === 'case.accept'),
      labels({ ...removed, isCounterOpen: false }),
      labels({ ...removed, outcome: 'restored' }),
      labels({ ...removed, kind: 'illegal_content' }),
    ]
    for (const offered of others) expect(offered).not.toContain('record-counter')
  })

  it('of a closed case depend on how it ended, and everybody’s on what he may', () => {
    expect(labels({ state: 'closed', outcome: 'rejected' })).toEqual([null, 'write', 'block', 'reopen'])
    const restored = { state: 'closed', outcome: 'restored' } as const
    expect(labels(restored)).not.toContain('lift-bar')
    expect(labels({ ...restored, bars: 1 })).toContain('lift-bar')
    expect(labels({ state: 'closed', outcome: 'blocked' })).toEqual([
      ...[null, 'record-source-told', 'tell-source-again', 'write', 'lift-block'],
    ])
    const editor = actsOn(
      on({ kind: 'reputation', state: 'accepted' }),
      (permission) => permission === 'case.accept',
    )
    expect(editor).toEqual({ primary: null, others: ['record-source-told', 'tell-source-again', 'write'] })
    expect(labels({}, () => false)).toEqual([null])
    expect(labels({ state: 'accepted', sources: 0 })).not.toContain('record-source-told')
    expect(labels({ state: 'accepted', mailedSources: 0 })).not.toContain('tell-source-again')
  })

  it('without words of their own ask for a reason', () => {
    const facts = actFacts({
      missing: ['truth'],
      claimants: [{ value: '1', label: '本案投诉人' }],
      bars: [{ value: '7', label: '龙舟鼓响（本案投诉人）' }],
    })
    const names = (act: (typeof caseActKeys)[number]) => fieldsOfAct(act, facts).map(({ name }) => name)
    expect(names('remove')).toEqual(['note'])
    expect(names('ask')).toEqual(['elements', 'note'])
    expect(fieldsOfAct('lift-bar', facts)).toMatchObject([
      { name: 'barIds', initial: ['7'] },
      { name: 'note' },
    ])
    const reasons = (isFlagged: boolean) => {
      const [field] = fieldsOfAct('reject', { ...facts, isFlagged })
      return field?.kind === 'one' ? field.options.map(({ value }) => value) : []
    }
    expect(reasons(true).filter((one) => !reasons(false).includes(one))).toEqual(['barred'])
    expect(names('accept-some')).toEqual(['articleIds'])
    expect(names('record-delivery')).toEqual(['how', 'deliveredAt'])
    const dmca = fieldsOfAct('record-counter', { ...facts, isUnderDmca: true }).map(({ name }) => name)
    expect(dmca).toEqual([...names('record-counter'), 'isMistakeStated', 'acceptsJurisdiction'])
    expect(fieldsOfAct('ask', facts)[0]).toMatchObject({
      initial: ['truth'],
      options: caseKinds.copyright.elements.map((value) => ({ value })),
    })
  })
})
