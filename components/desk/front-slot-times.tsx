import { useState } from 'react'
import type { FrontSlot } from './front-entry.ts'

type Times = Pick<FrontSlot, 'startsAt' | 'endsAt'>

type Props = { slot: FrontSlot; onChange: (times: Times) => void }

/** From when until when a slot holds, by Shanghai's clock. */
export function FrontSlotTimes({ slot: { article, startsAt, endsAt }, onChange }: Props) {
  const [isOpen, setOpen] = useState(false)
  const isWrong = startsAt !== '' && endsAt !== '' && startsAt >= endsAt
  return (
    <details
      className="front-times"
      open={isOpen || isWrong}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{inWords({ startsAt, endsAt })}</summary>
      <label>
        从
        <input
          type="datetime-local"
          aria-label={`“${article.title}”从什么时候起`}
          value={startsAt}
          onChange={(event) => onChange({ startsAt: event.currentTarget.value, endsAt })}
        />
      </label>
      <label>
        到
        <input
          type="datetime-local"
          aria-label={`“${article.title}”到什么时候为止`}
          aria-invalid={isWrong}
          value={endsAt}
          onChange={(event) => onChange({ startsAt, endsAt: event.currentTarget.value })}
        />
      </label>
      {isWrong ? <p className="field-error">结束时间要晚于开始时间</p> : null}
    </details>
  )
}

function inWords({ startsAt, endsAt }: Times): string {
  const minute = (text: string) => text.replace('T', ' ')
  if (startsAt === '' && endsAt === '') return '一直置顶'
  if (endsAt === '') return `${minute(startsAt)} 起`
  return startsAt === '' ? `到 ${minute(endsAt)}` : `${minute(startsAt)} 到 ${minute(endsAt)}`
}
