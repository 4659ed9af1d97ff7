'use client'

import { useEffect, useRef, useState } from 'react'
import type { Refusal } from '#lib/web/form-state.ts'
import { ActionButton } from './action-button.tsx'
import type { Latest, Withdrawal } from './article-content.ts'
import { refusalOfFailure } from './failed-action.ts'
import { isDialogOpen } from './open-dialog.ts'
import { isTyping } from './use-keys.ts'

/** Withdraws it, and tells how the article stands then. */
export type WithdrawVerb = (seen: {
  id: number
  version: number
}) => Promise<{ done: true; latest: Latest } | { done: false; refusal: Refusal }>

const OVER = '已过 10 秒，不能再撤回；需要时请修订或下架。'
const LOST = '没有收到答复，不知道是否已撤回，请刷新本页查看。'
/** How long the sentence at the end stays. */
const SAID_MS = 8_000

type Props = {
  id: number
  withdrawal: Withdrawal
  withdraw: WithdrawVerb
  onWithdrawn: (latest: Latest) => void
}

/** Counts down the seconds in which a publication can be withdrawn, with one press. It is closed by the clock of the
 *  server; this one tells how long that is. */
export function WithdrawalBar({ id, withdrawal, withdraw, onWithdrawn }: Props) {
  const { version, leftMs } = withdrawal
  const [left, setLeft] = useState(Math.ceil(leftMs / 1_000))
  const [pending, setPending] = useState(false)
  const [said, setSaid] = useState('')
  const [isGone, setGone] = useState(false)
  useEffect(() => {
    const until = performance.now() + leftMs
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((until - performance.now()) / 1_000))), 200)
    return () => clearInterval(timer)
  }, [leftMs])
  const isOver = left === 0 && !pending
  useEffect(() => {
    if (!isOver) return
    const timer = setTimeout(() => setGone(true), SAID_MS)
    return () => clearTimeout(timer)
  }, [isOver])

  async function press() {
    if (pending || left === 0) return
    setPending(true)
    try {
      const answer = await withdraw({ id, version })
      if (answer.done) onWithdrawn(answer.latest)
      else setSaid(answer.refusal.message)
    } catch (error) {
      setSaid(refusalOfFailure(error)?.message ?? LOST)
    }
    setPending(false)
  }
  useUndoKey(press)

  if (isGone && said === '') return null
  return (
    <div className="withdrawal" role="status">
      <p>{said || (isOver ? OVER : '已发布，还没有通知任何人。')}</p>
      {left > 0 && said === '' ? (
        <ActionButton className="btn primary" pending={pending} onClick={press} aria-keyshortcuts="Control+Z">
          撤回 <span aria-hidden="true">{left} 秒</span> <kbd>Ctrl Z</kbd>
        </ActionButton>
      ) : null}
    </div>
  )
}

/** Ctrl+Z where nothing is being typed, which would be undone by it. */
function useUndoKey(undo: () => unknown): void {
  const current = useRef(undo)
  current.current = undo
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z'
      if (!isUndo || event.repeat || isTyping(event.target) || isDialogOpen()) return
      event.preventDefault()
      current.current()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}
