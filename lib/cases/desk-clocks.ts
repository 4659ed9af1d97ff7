import type { CaseClockKind, CaseState } from '#lib/db/generated/enums.ts'

export type { CaseClockKind }

/** A period that runs for a case. */
export type RunningClock = { kind: CaseClockKind; startedAt: Date; dueAt: Date }

type ClockRow = {
  /** What the desk calls its end: `处理时限`. */
  name: string
  /** In which states it runs; a clock of another state speaks of the past. */
  states: readonly CaseState[]
  /** Whose turn it is while it runs. Where it is the desk's, its end is a limit that must not pass. */
  waitsFor: 'desk' | 'claimant' | 'contributor' | 'law'
  /** Whether its end may pass: it is what the desk aims at, beside a limit. */
  isTarget?: true
  /** What happens at its end, for whom it waits. */
  atEnd: string
}

/** What each clock is to the desk. */
export const deskClocks: Record<CaseClockKind, ClockRow> = {
  act_target: {
    name: '处理目标',
    states: ['received'],
    waitsFor: 'desk',
    isTarget: true,
    atEnd: '提醒责任编辑',
  },
  // Also while what was forwarded did not reach its side.
  act_limit: {
    name: '处理时限',
    states: ['received', 'awaiting_counter', 'counter_received'],
    waitsFor: 'desk',
    atEnd: '提醒主编',
  },
  info_silence: { name: '补充材料期限', states: ['need_info'], waitsFor: 'claimant', atEnd: '逾期结案' },
  counter_silence: {
    name: '反通知期限',
    states: ['awaiting_counter'],
    waitsFor: 'contributor',
    atEnd: '逾期删除',
  },
  reasonable_period: { name: '合理期限', states: ['counter_received'], waitsFor: 'law', atEnd: '届满恢复' },
  dmca_earliest: {
    name: 'DMCA 最早恢复日',
    states: ['counter_received'],
    waitsFor: 'law',
    atEnd: '可以恢复',
  },
  dmca_latest: {
    name: 'DMCA 最迟恢复日',
    states: ['counter_received'],
    waitsFor: 'law',
    atEnd: '届满恢复',
  },
  decide_limit: { name: '决定时限', states: ['accepted'], waitsFor: 'desk', atEnd: '提醒主编' },
}

const kinds = Object.keys(deskClocks) as CaseClockKind[]

/** The kinds that wait for the desk. */
export const kindsOfDesk = kinds.filter((kind) => deskClocks[kind].waitsFor === 'desk')

/** The clocks of each state, as `state:kind`. */
export const clocksOfStates = inTheirStates(kinds)

/** Those that wait for the desk. */
export const clocksOfDesk = inTheirStates(kindsOfDesk)

/** Those of them that must not pass. */
export const limitsOfDesk = inTheirStates(kindsOfDesk.filter((kind) => !deskClocks[kind].isTarget))

function inTheirStates(some: readonly CaseClockKind[]): readonly string[] {
  return some.flatMap((kind) => deskClocks[kind].states.map((state) => `${state}:${kind}`))
}

/** The clocks that run for a case, the one that ends first before the others: of each kind the last one that was started. One from
 *  before it was accepted says nothing about what came after. */
export function runningClocks<C extends RunningClock>(
  state: CaseState,
  clocks: readonly C[],
  acceptedAt: Date | null = null,
): C[] {
  const last = new Map<CaseClockKind, C>()
  for (const clock of clocks) {
    const known = last.get(clock.kind)
    if (!deskClocks[clock.kind].states.includes(state)) continue
    if (state !== 'received' && acceptedAt && clock.startedAt < acceptedAt) continue
    if (!known || known.startedAt < clock.startedAt) last.set(clock.kind, clock)
  }
  return [...last.values()].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
}
