'use client'

import { useEffect, useState } from 'react'
import { type ClockTimes, clockWords, leadingClock } from './case-clock-words.ts'

/** How often the minutes are looked at. */
const TICK_MS = 5_000

type Props = {
  clocks: readonly ClockTimes[]
  /** The server's time, in milliseconds. */
  now: number
}

/** The server's time as it goes on, whatever this device's clock says. */
function useServerTime(now: number): number {
  const [shown, setShown] = useState(now)
  useEffect(() => {
    const ahead = now - Date.now()
    setShown(now)
    const timer = setInterval(() => setShown(Date.now() + ahead), TICK_MS)
    return () => clearInterval(timer)
  }, [now])
  return shown
}

/** The clocks of a case, always in sight. Where no script runs they stand as the server told them. */
export function CaseClocks({ clocks, now }: Props) {
  const at = useServerTime(now)
  if (clocks.length === 0) return null
  const first = leadingClock(clocks, at)
  const told = clocks.map((clock) => ({
    kind: clock.kind,
    isFirst: clock === first,
    ...clockWords(clock, at),
  }))
  const tone = (['late', 'soon'] as const).find((one) => told.some(({ tone }) => tone === one)) ?? 'calm'
  return (
    <div className={`clocks ${tone}`} role="timer" aria-label="时限">
      {told.map(({ kind, isFirst, label, left, spoken }) => (
        <p key={kind} className={isFirst ? 'clock-first' : undefined}>
          <span>{label}</span>
          <b>
            <span aria-hidden="true">{left}</span>
            <span className="visually-hidden">{spoken}</span>
          </b>
        </p>
      ))}
    </div>
  )
}

/** The clock of a line of the list. */
export function LineClock({ clocks, now }: Props) {
  const at = useServerTime(now)
  const first = leadingClock(clocks, at)
  if (!first) return <span className="clock-words calm">不计时</span>
  const { label, left, tone } = clockWords(first, at)
  const isPastTarget = first.kind === 'act_limit' && tone !== 'late' && clocks.length > 1
  return (
    <span className={`clock-words ${isPastTarget && tone === 'calm' ? 'soon' : tone}`}>
      {isPastTarget ? '已过目标，' : ''}
      {label} <b>{left}</b>
    </span>
  )
}
