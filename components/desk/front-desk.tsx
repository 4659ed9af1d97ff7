'use client'

import { useRouter } from 'next/navigation.js'
import { useState, useTransition } from 'react'
import type { Refusal } from '#lib/web/form-state.ts'
import { ActionButton } from './action-button.tsx'
import { unsentRefusal } from './failed-action.ts'
import {
  type Dragged,
  type FrontAnswer,
  type FrontArticle,
  type FrontColumn,
  type FrontPlace,
  type FrontSlot,
  type FrontVerbs,
  type NamedPlace,
  sentSlots,
} from './front-entry.ts'
import { isSameOrder, placed } from './front-order.ts'
import { FrontPreview } from './front-preview.tsx'
import { FrontSearch } from './front-search.tsx'
import { FrontZone } from './front-zone.tsx'
import { DecisionRefusal } from './refusals.tsx'
import { useKeys } from './use-keys.ts'
import { useUnloadWarning } from './use-unload-warning.ts'

type Props = {
  /** Of the page; null for the front page of the whole site. */
  city: string | null
  pages: { city: string | null; name: string }[]
  columns: FrontColumn[]
  version: number
  /** Who arranged it last and when, in words. */
  changed: string
  stored: FrontSlot[]
  newest: FrontArticle[]
  verbs: FrontVerbs
}

/** 首页: what editors place there, zone by zone. Nothing changes for readers until it is published. */
export function FrontDesk({ city, pages, columns, version, changed, stored, newest, verbs }: Props) {
  const router = useRouter()
  const [slots, setSlots] = useState(stored)
  const [seen, setSeen] = useState(version)
  const [said, setSaid] = useState('')
  const [done, setDone] = useState('')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isPreviewed, setPreviewed] = useState(false)
  const [isPending, start] = useTransition()
  if (seen !== version) {
    setSeen(version)
    setSlots(stored)
    setRefusal(null)
  }
  const isChanged = !isSameOrder(slots, stored)
  const places = placesOf(columns)
  useUnloadWarning(isChanged)

  function change(next: FrontSlot[], words: string) {
    setSlots(next)
    setSaid(words)
    setDone('')
    setRefusal(null)
  }

  function bring(dragged: Dragged, place: FrontPlace, index?: number) {
    const slot = 'key' in dragged ? dragged : newSlot(dragged, place)
    const name = places.find((one) => one.zone === place.zone && one.columnId === place.columnId)?.name
    change(placed(slots, slot, place, index), `“${slot.article.title}”已放到${name}。`)
  }

  function publish() {
    if (isPending || !isChanged) return
    start(async () => {
      const answer = await verbs
        .arrange({ city, version, slots: sentSlots(slots) })
        .catch((error: unknown): FrontAnswer => ({ done: false, refusal: unsentRefusal(error) }))
      if (!answer.done) return setRefusal(told(answer.refusal))
      setSaid('')
      setDone(answer.message)
      router.refresh()
    })
  }
  useKeys({ 'mod+s': publish })

  return (
    <div className="front">
      <div className="bar bar-sticky">
        <h1>
          首页编排 <small>{changed}</small>
        </h1>
        <button type="button" className="btn" onClick={() => setPreviewed(true)}>
          预览
        </button>
        {isChanged ? (
          <button
            type="button"
            className="btn"
            onClick={() => change(stored, '已恢复成读者现在看到的编排。')}
          >
            放弃改动
          </button>
        ) : null}
        <ActionButton className="btn primary" pending={isPending} onClick={publish}>
          发布编排 <kbd>Ctrl S</kbd>
        </ActionButton>
      </div>
      <nav className="front-pages" aria-label="编排哪一页">
        {pages.map((page) => (
          <a
            key={page.name}
            href={page.city === null ? '/admin/front' : `/admin/front?city=${page.city}`}
            aria-current={page.city === city ? 'page' : undefined}
          >
            {page.name}
          </a>
        ))}
      </nav>
      <p className="visually-hidden" role="status">
        {said || done}
      </p>
      {done && !isChanged ? <p className="notice ok">{done}</p> : null}
      <DecisionRefusal refusal={refusal} />
      {refusal?.code === 'conflict' ? (
        <p>
          <button type="button" className="btn" onClick={() => router.refresh()}>
            载入现在的编排
          </button>
        </p>
      ) : null}
      <div className="front-halves">
        <div className="front-zones">
          {places.map((place) => (
            <FrontZone key={`${place.zone} ${place.columnId}`} {...{ place, places, slots, change, bring }} />
          ))}
        </div>
        <FrontSearch {...{ city, newest, places, bring }} find={verbs.find} />
      </div>
      {isPreviewed ? <FrontPreview {...{ city, slots }} onClose={() => setPreviewed(false)} /> : null}
    </div>
  )
}

function placesOf(columns: readonly FrontColumn[]): NamedPlace[] {
  return [
    { zone: 'lead', columnId: null, name: '头条', otherwise: '最新一篇有图的文章' },
    { zone: 'secondary', columnId: null, name: '次条', otherwise: '最新的三篇' },
    ...columns.map(({ id, name }): NamedPlace => {
      return { zone: 'column', columnId: id, name, otherwise: `${name}最新的五篇` }
    }),
  ]
}

function newSlot(article: FrontArticle, place: FrontPlace): FrontSlot {
  return { ...place, key: crypto.randomUUID(), article, startsAt: '', endsAt: '' }
}

/** The sentence of the slots is the whole one. */
function told(refusal: Refusal): Refusal {
  return { ...refusal, message: refusal.fields.slots ?? refusal.message }
}
