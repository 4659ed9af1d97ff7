'use client'

import { useState } from 'react'
import { type FrontSlot, sentSlots } from './front-entry.ts'
import { PreviewDialog } from './preview-dialog.tsx'

type Props = { city: string | null; slots: readonly FrontSlot[]; onClose: () => void }

/** The page as readers will see it with these slots, now or from the moment on at which one begins or ends. */
export function FrontPreview({ city, slots, onClose }: Props) {
  const [at, setAt] = useState('')
  const moments = [...new Set(slots.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]))]
    .filter((moment) => moment !== '')
    .sort()
  const query = new URLSearchParams({
    ...(city === null ? {} : { city }),
    ...(at === '' ? {} : { at }),
    slots: JSON.stringify(sentSlots(slots)),
  })
  return (
    <PreviewDialog address={`/preview/front?${query}`} refusal={null} onClose={onClose}>
      {moments.length > 0 ? (
        <label className="front-moment">
          什么时候
          <select value={at} onChange={(event) => setAt(event.currentTarget.value)}>
            <option value="">现在</option>
            {moments.map((moment) => (
              <option key={moment} value={moment}>
                {moment.replace('T', ' ')}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </PreviewDialog>
  )
}
