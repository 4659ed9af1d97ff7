'use client'

import type { Editor } from '@tiptap/core'
import type { ReactNode, RefObject } from 'react'
import { isPublic } from '#lib/articles/status.ts'
import type { CityChoice } from './article-content.ts'
import { BodyEditor } from './body-editor.tsx'
import { CheckNotices } from './check-notices.tsx'
import type { useChecks } from './checks.ts'
import { NoteField } from './correction-note.tsx'
import { LeadPictureField } from './lead-picture-field.tsx'
import { pictureIntake, type RequestPictures } from './picture-intake.ts'
import { ProvenanceFields } from './provenance-fields.tsx'
import { SuggestionList } from './suggestion-list.tsx'
import { TitleField } from './title-field.tsx'
import type { useArticleForm } from './use-article-form.ts'
import type { useProofreading } from './use-proofreading.ts'

type Props = {
  form: ReturnType<typeof useArticleForm>
  cities: readonly CityChoice[]
  sheet: RefObject<Editor | null>
  /** What is known of the stored text. */
  saved: string
  requestPictures: RequestPictures
  found: ReturnType<typeof useChecks>
  proofreader: ReturnType<typeof useProofreading>['proofreader']
  /** Whether another page is on its way. */
  isLeaving: boolean
  /** What the newsroom knows besides. */
  children: ReactNode
}

/** The fields of an article: on the left what readers will see, on the right what the newsroom knows. */
export function ArticleFields(props: Props) {
  const { form, cities, sheet, saved, requestPictures, found, proofreader, isLeaving, children } = props
  const { standing, content, errors } = form
  const isLive = isPublic(standing.status)
  return (
    <div className="edit" inert={isLeaving}>
      <section className="sheet" aria-label="读者将看到的">
        <BodyEditor
          body={content.body}
          generation={form.generation}
          invalid={errors.body}
          saved={saved}
          onChange={(body) => form.change('body', body)}
          sheet={sheet}
          intake={pictureIntake(requestPictures)}
          extensions={[proofreader.extension]}
        >
          <TitleField content={content} errors={errors} onChange={form.change} />
        </BodyEditor>
      </section>
      <aside className="side" aria-label="稿件信息">
        <SuggestionList proofreader={proofreader} content={content} onChange={form.change} />
        {isLive ? <NoteField note={form.note} error={errors.note} onChange={form.setNote} /> : null}
        <ProvenanceFields
          content={content}
          origin={form.origin}
          isOriginOpen={!isLive}
          cities={cities}
          errors={errors}
          onChange={form.change}
          onOrigin={form.setOrigin}
        />
        <CheckNotices {...found} />
        <LeadPictureField content={content} error={errors.leadMediaId} onChange={form.change} />
        {children}
      </aside>
    </div>
  )
}
