'use client'

import type { Editor } from '@tiptap/core'
import { type ReactNode, type RefObject, useState } from 'react'
import { isPublic } from '#lib/articles/status.ts'
import type { ArticleVerb, CityChoice } from './article-content.ts'
import { SourceDecision } from './check-notices.tsx'
import type { SourceStanding } from './checks.ts'
import { describePicture } from './describe-picture.ts'
import { hasOpenPictures } from './known-media.ts'
import { openPlaces } from './open-places.ts'
import { PublishDialog } from './publish-dialog.tsx'
import type { useArticleForm } from './use-article-form.ts'
import { useOnceRead } from './use-once-read.ts'
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
}

/** The way of a form's text to readers. `press` asks only where there is something to be decided or known first; `ask` asks
 *  always. */
export function usePublishing({ form, verb, standing, proofreading, cities, sheet }: Publishing): {
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
  const isOpen = () =>
    list !== 'read' || sensitive(content).length > 0 || hasOpenPictures(content.body) || places > 0
  const press = useOnceRead(list, readList, () => (isOpen() ? ask() : submit()))
  return {
    press,
    ask,
    dialog: (
      <PublishDialog
        open={isConfirming}
        isPublic={isPublic(form.standing.status)}
        base={form.live}
        content={content}
        origin={form.origin}
        note={form.note}
        cities={cities}
        openPlaces={places}
        decision={
          <SourceDecision standing={standing} reason={form.sourceReason} onReason={form.setSourceReason} />
        }
        sensitive={sensitive}
        list={list}
        onReadList={readList}
        onDescribe={(number, changes) => describePicture(sheet.current, number, changes)}
        onConfirm={submit}
        onClose={() => setConfirming(false)}
      />
    ),
  }
}
