'use client'

import { type FormEvent, useState, useTransition } from 'react'
import { refusalOfFailure } from './failed-action.ts'
import { holdDragged } from './front-dragging.ts'
import type { Dragged, FrontArticle, FrontPlace, FrontVerbs, NamedPlace } from './front-entry.ts'
import { PlaceMenu } from './front-place-menu.tsx'

const LOST = '没有收到答复，请稍后再找一次。'

type Props = {
  city: string | null
  newest: FrontArticle[]
  places: readonly NamedPlace[]
  bring: (dragged: Dragged, place: FrontPlace) => void
  find: FrontVerbs['find']
}

/** The published articles, to be dragged to a zone or sent there by a menu. */
export function FrontSearch({ city, newest, places, bring, find }: Props) {
  const [found, setFound] = useState({ q: '', articles: newest, refusal: '' })
  const [isPending, start] = useTransition()

  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const q = String(new FormData(event.currentTarget).get('q') ?? '').trim()
    start(async () => {
      const answer = await find({ city, q }).catch((error: unknown) => refusalOfFailure(error))
      if (answer && 'done' in answer && answer.done) setFound({ q, articles: answer.articles, refusal: '' })
      else {
        const refusal = answer && 'refusal' in answer ? answer.refusal : answer
        setFound({ q, articles: [], refusal: refusal?.message ?? LOST })
      }
    })
  }

  return (
    <section className="front-search" aria-label="找文章">
      <form onSubmit={search}>
        <input type="search" name="q" aria-label="标题里的词" placeholder="标题里的词" maxLength={200} />
        <button type="submit" className="btn" aria-disabled={isPending}>
          查找
        </button>
      </form>
      <p className="hint" role="status">
        {found.refusal || sentenceOf(found)}
      </p>
      <ul>
        {found.articles.map((article) => (
          <li
            key={article.id}
            draggable
            onDragStart={(event) => holdDragged(event, article)}
            onDragEnd={() => holdDragged(null, null)}
          >
            <p className="front-title">{article.title}</p>
            <p className="front-facts">
              <bdi>{article.city}</bdi> {article.published}
            </p>
            <PlaceMenu
              label={`把“${article.title}”放到`}
              first="放到…"
              places={places}
              onChoose={(place) => bring(article, place)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function sentenceOf({ q, articles }: { q: string; articles: readonly unknown[] }): string {
  if (articles.length === 0) return q === '' ? '还没有已发布的文章。' : '没有标题里有这些词的已发布文章。'
  return q === '' ? '最近改动的文章。拖到左边，或选“放到…”。' : '拖到左边，或选“放到…”。'
}
