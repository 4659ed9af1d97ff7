'use client'

import type { Editor } from '@tiptap/core'
import { type ReactNode, type RefObject, useState } from 'react'
import { isPublic } from '#lib/articles/status.ts'
import type { ArticleContent, ArticleVerb, CityChoice } from './article-content.ts'
import { SourceDecision } from './check-notices.tsx'
import type { SourceStanding } from './checks.ts'
import { describePicture } from './describe-picture.ts'
import type { HeldArticle } from './held-article.ts'
import { hasOpenPictures } from './known-media.ts'
import { openPlaces } from './open-places.ts'
import { PublishDialog } from './publish-dialog.tsx'
import type { useArticleForm } from './use-article-form.ts'
import { useOnceReady } from './use-once-ready.ts'
import type { useProofreading } from './use-proofreading.ts'

type Publishing = {
  form: ReturnType<typeof useArticleForm>
  /** Publishes, or amends what readers see. */
  verb: ArticleVerb
  /** What is known of the source. */
  standing: SourceStanding | null
  proofreading: Pick<ReturnType<typeof useProofreading>, 'sensitive' | 'list' | 'readList'>
  cities: CityChoice[]
  sheet: RefObject<Editor | null>
  held: HeldArticle | undefined
}

/** The way of a form's text to readers. `press` asks only where there is something to be decided or known first; `ask` asks
 *  always. */
export function usePublishing({ form, verb, standing, proofreading, cities, sheet, held }: Publishing): {
  press: () => void
  ask: () => void
  dialog: ReactNode
} {
  const [isConfirming, setConfirming] = useState(false)
  const { content } = form
  const { sensitive, list, readList } = proofreading
  const places = openPlaces(sheet.current?.state.doc)
  const ask = () => setConfirming(true)
  const submit = () => {
    setConfirming(false)
    form.submit(verb)
  }
  // The server lets an amendment pass whose source readers have seen before.
  const isSource = !isPublic(form.standing.status) || !isSameSource(content, form.live)
  const refused = form.answer?.done === false ? form.answer : null
  const asking = refused && 'sourceReason' in refused.refusal.fields ? refused : null
  const decision = isSource ? standing : null
  const isOpen = () =>
    [list !== 'read', decision !== null, sensitive(content).length > 0, places > 0].includes(true) ||
    hasOpenPictures(content.body)
  // The word list that could not be read is asked for once more; whether it comes or not, the press goes on.
  const once = useOnceReady(list !== 'reading' && !form.pending, () => (isOpen() ? ask() : submit()))
  const press = () => {
    if (list === 'missing') readList()
    once.press()
  }
  const [heard, setHeard] = useState(refused)
  // A refusal comes first, before the effects of what waited for the answer. What the page could not find out, the server
  // has said: a missing reason is asked for where it can be given.
  if (refused !== heard) {
    setHeard(refused)
    once.giveUp()
    if (refused) setConfirming(asking !== null)
  }
  return {
    press,
    ask,
    dialog: (
      <PublishDialog
        open={isConfirming}
        held={held}
        isPublic={isPublic(form.standing.status)}
        base={form.live}
        content={content}
        origin={form.origin}
        note={form.note}
        cities={cities}
        openPlaces={places}
        decision={
          <SourceDecision
            standing={decision}
            isAsked={asking !== null}
            error={form.errors.sourceReason}
            reason={form.sourceReason}
            onReason={form.setSourceReason}
          />
        }
        sensitive={sensitive}
        isBusy={form.pending}
        list={list}
        onReadList={readList}
        onDescribe={(number, changes) => describePicture(sheet.current, number, changes)}
        onConfirm={submit}
        onClose={() => setConfirming(false)}
      />
    ),
  }
}

function isSameSource(one: ArticleContent, other: ArticleContent): boolean {
  return (['sourceName', 'sourceUrl'] as const).every((field) => one[field].trim() === other[field].trim())
}
