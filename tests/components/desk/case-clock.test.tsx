import { expect, it } from 'vitest'
import { type ClockTimes, clockWords, leadingClock } from '#components/desk/case-clock-words.ts'
import { DAY_MS, HOUR_MS } from '#lib/time.ts'

const now = Date.UTC(2026, 10, 28, 4)

/** A clock of so many hours with so many left. */
const clock = (kind: ClockTimes['kind'], hours: number, left: number): ClockTimes => {
  const dueAt = now + left * HOUR_MS
  return { kind, startedAt: dueAt - hours * HOUR_MS, dueAt }
}

it.each([
  [clock('act_limit', 24, 21 + 8.5 / 60), '距 24 小时处理时限', '21:08', 'calm'],
  [clock('act_limit', 24, 5), '距 24 小时处理时限', '5:00', 'soon'],
  [clock('act_limit', 24, -2.5), '已超过 24 小时处理时限', '2:30', 'late'],
  [clock('act_target', 1, 0.5), '距 1 小时处理目标', '0:30', 'calm'],
  // Amber, as in the queue: what must not pass is the limit.
  [clock('act_target', 1, -0.5), '已超过 1 小时处理目标', '0:30', 'soon'],
  [clock('act_target', 0.5, 0.5), '距 30 分钟处理目标', '0:30', 'calm'],
  [clock('counter_silence', 360, 300), '距反通知期限', '12 天 12 小时', 'calm'],
  [clock('reasonable_period', 360, 1), '距合理期限', '1:00', 'calm'],
  [clock('dmca_earliest', 240, -1), '已超过 DMCA 最早恢复日', '1:00', 'soon'],
])('a clock says what it runs to, and its colour says it again: %#', (given, label, left, tone) => {
  expect(clockWords(given, now)).toMatchObject({ label, left, tone })
})

it('is spoken in whole words', () => {
  expect(clockWords(clock('act_limit', 24, 21.15), now).spoken).toBe('21 小时 9 分')
  expect(clockWords(clock('act_limit', 24, 0.15), now).spoken).toBe('9 分')
  expect(clockWords(clock('info_silence', 720, 3 * (DAY_MS / HOUR_MS) + 1), now).spoken).toBe('3 天 1 小时')
})

it('the target leads until it has passed, then the limit, also once that has passed', () => {
  const lead = (target: number, limit: number) =>
    leadingClock([clock('act_target', 1, target), clock('act_limit', 24, limit)], now)?.kind
  expect([lead(0.5, 23.5), lead(-1, 22), lead(-25, -1)]).toEqual(['act_target', 'act_limit', 'act_limit'])
  expect(leadingClock([], now)).toBeNull()
})
