'use client'

import { type DragEvent, useRef, useState } from 'react'
import { draggedThing, holdDragged } from './front-dragging.ts'
import type { Dragged, FrontPlace, FrontSlot, NamedPlace } from './front-entry.ts'
import { moved, slotsAt } from './front-order.ts'
import { PlaceMenu } from './front-place-menu.tsx'
import { FrontSlotTimes } from './front-slot-times.tsx'

type Props = {
  place: NamedPlace
  places: readonly NamedPlace[]
  slots: readonly FrontSlot[]
  /** With what is said of it. */
  change: (slots: FrontSlot[], words: string) => void
  bring: (dragged: Dragged, place: FrontPlace, index?: number) => void
}

/** One zone of the page: what editors placed there, in their order, each for its time. */
export function FrontZone({ place, slots, bring, ...props }: Props) {
  const own = slotsAt(slots, place)
  const [over, setOver] = useState<number | null>(null)
  const drop = (index: number) => ({
    'data-over': over === index,
    onDragOver: (event: DragEvent) => {
      if (!draggedThing()) return
      event.preventDefault()
      event.stopPropagation()
      setOver(index)
    },
    onDragLeave: () => setOver(null),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      event.stopPropagation()
      setOver(null)
      const dragged = draggedThing()
      if (dragged) bring(dragged, place, index)
    },
  })
  return (
    <section className="front-zone" aria-label={place.name} {...drop(own.length)}>
      <h2 tabIndex={-1}>{place.name}</h2>
      {own.length > 0 ? (
        <ol>
          {own.map((slot, at) => (
            <li
              key={slot.key}
              draggable
              onDragStart={(event) => holdDragged(event, slot)}
              onDragEnd={() => holdDragged(null, null)}
              {...drop(at)}
            >
              <Slot {...{ slot, place, slots, bring, at, ...props }} isLast={at === own.length - 1} />
            </li>
          ))}
        </ol>
      ) : null}
      <p className="front-otherwise">{own.length > 0 ? '其余自动补上' : `自动：${place.otherwise}`}</p>
    </section>
  )
}

type SlotProps = Props & { slot: FrontSlot; at: number; isLast: boolean }

function Slot({ slot, place, places, slots, change, bring, at, isLast }: SlotProps) {
  const { title, city, published, absence } = slot.article
  const step = (by: -1 | 1) => {
    if (by < 0 ? at === 0 : isLast) return
    change(moved(slots, slot, by), `“${title}”现在排在${place.name}第 ${at + 1 + by}。`)
  }
  // What has the focus goes with the line.
  const acts = useRef<HTMLDivElement>(null)
  const focusZone = () => acts.current?.closest('section')?.querySelector('h2')?.focus()
  return (
    <>
      <p className="front-title">
        <a href={`/admin/articles/${slot.article.id}`}>{title}</a>
        {absence ? <span className="s down">{absence}，暂不显示</span> : null}
      </p>
      <p className="front-facts">
        <bdi>{city}</bdi> {published}
      </p>
      <FrontSlotTimes
        slot={slot}
        onChange={(times) =>
          change(
            slots.map((one) => (one.key === slot.key ? { ...one, ...times } : one)),
            '',
          )
        }
      />
      <div className="front-acts" ref={acts}>
        <button
          type="button"
          className="btn small"
          aria-label={`上移“${title}”`}
          aria-disabled={at === 0}
          onClick={() => step(-1)}
        >
          ↑
        </button>
        <button
          type="button"
          className="btn small"
          aria-label={`下移“${title}”`}
          aria-disabled={isLast}
          onClick={() => step(1)}
        >
          ↓
        </button>
        <PlaceMenu
          label={`把“${title}”移到`}
          first="移到…"
          places={places.filter((one) => one !== place)}
          onChoose={(to) => {
            focusZone()
            bring(slot, to)
          }}
        />
        <button
          type="button"
          className="btn small danger"
          aria-label={`移去“${title}”`}
          onClick={() => {
            focusZone()
            change(
              slots.filter(({ key }) => key !== slot.key),
              `“${title}”已从${place.name}移去。`,
            )
          }}
        >
          移去
        </button>
      </div>
    </>
  )
}
