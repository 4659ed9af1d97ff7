'use client'

import { useRouter } from 'next/navigation.js'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ArticleBar } from './article-bar.tsx'
import type { ArticleVerb, CityChoice, Latest, RulingVerb } from './article-content.ts'
import { BodyEditor } from './body-editor.tsx'
import { characterCount } from './body-lines.ts'
import { ConflictPanel } from './conflict-panel.tsx'
import { CopyOffer, SetAside } from './kept-text.tsx'
import { NoteField, ProvenanceFields } from './provenance-fields.tsx'
import { Refusals } from './refusals.tsx'
import { TakeDownDialog } from './take-down-dialog.tsx'
import { TitleField } from './title-field.tsx'
import { type Start, useArticleForm } from './use-article-form.ts'
import { useKeys } from './use-keys.ts'

type Props = {
  start: Start
  /** What was done just before this page was opened. */
  said?: string
  cities: CityChoice[]
  verbs: { save: ArticleVerb; publish: ArticleVerb; amend: ArticleVerb }
  /** Absent when the editor's role may not take down. */
  takeDown?: RulingVerb | undefined
  children?: ReactNode
}

/** The editing screen: on the left what readers will see, on the right what the newsroom knows. */
export function ArticleForm({ start, said = '', cities, verbs, takeDown, children }: Props) {
  const router = useRouter()
  const top = useRef<HTMLDivElement>(null)
  const [savedAt, setSavedAt] = useState('')
  const [isTakingDown, setTakingDown] = useState(false)
  const form = useArticleForm(start, (answer, typedOn) => {
    setSavedAt(new Date().toLocaleTimeString('zh-CN', { hour12: false, timeZone: 'Asia/Shanghai' }))
    const address = `/admin/articles/${answer.id}`
    if (start.standing.id !== null) router.refresh()
    else if (typedOn) history.replaceState(null, '', address)
    else router.replace(`${address}?done=${answer.status === 'published' ? 'published' : 'saved'}`)
  })
  const { standing, content, answer, conflict, pending } = form
  const errors = answer?.done === false ? answer.refusal.fields : {}
  const isPublic = standing.status === 'published'
  const primary = isPublic ? verbs.amend : verbs.publish

  useKeys({
    'mod+s': () => form.submit(isPublic ? verbs.amend : verbs.save),
    'mod+enter': () => form.submit(primary),
  })

  // A new article begins with its title.
  useEffect(() => {
    if (start.standing.id === null) document.getElementById('field-title')?.focus()
  }, [start.standing.id])

  // After a refusal the eye and the caret go to where it can be mended.
  useEffect(() => {
    if (answer?.done !== false) return
    const [field] = Object.keys(answer.refusal.fields).filter((name) =>
      document.getElementById(`field-${name}`),
    )
    const place = field ? document.getElementById(`field-${field}`) : top.current
    place?.scrollIntoView({ block: 'center' })
    place?.focus({ preventScroll: true })
  }, [answer])

  function keepMine(latest: Latest) {
    form.submit(latest.status === 'published' ? verbs.amend : verbs.save, form.keepMine(latest))
  }

  return (
    <>
      <ArticleBar
        standing={standing}
        pending={pending}
        dirty={form.dirty}
        onSave={() => form.submit(verbs.save)}
        onPublish={() => form.submit(verbs.publish)}
        onAmend={() => form.submit(verbs.amend)}
        onTakeDown={takeDown && isPublic ? () => setTakingDown(true) : undefined}
      />
      <div ref={top} tabIndex={-1} className="refusals">
        <Refusals answer={answer} pending={pending} />
        {said && !answer ? (
          <p className="notice ok" role="status">
            {said}
          </p>
        ) : null}
      </div>
      {form.copy ? (
        <CopyOffer copy={form.copy} onRestore={form.restoreCopy} onDiscard={form.discardCopy} />
      ) : null}
      {conflict ? (
        <ConflictPanel
          latest={conflict}
          base={standing.base}
          mine={content}
          cities={cities}
          onKeepMine={() => keepMine(conflict)}
          onTakeTheirs={() =>
            conflict.status === 'taken_down' ? router.refresh() : form.takeTheirs(conflict)
          }
        />
      ) : null}
      {form.setAside ? <SetAside content={form.setAside} /> : null}
      <div className="edit">
        <section className="sheet" aria-label="读者将看到的">
          <BodyEditor
            body={content.body}
            generation={form.generation}
            invalid={errors.body}
            saved={[savedAt && `已保存 ${savedAt}`, `${characterCount(content.body).toLocaleString('en')} 字`]
              .filter(Boolean)
              .join(' · ')}
            onChange={(body) => form.change('body', body)}
          >
            <TitleField content={content} errors={errors} onChange={form.change} />
          </BodyEditor>
        </section>
        <aside className="side" aria-label="编辑部知道的">
          {isPublic ? <NoteField note={form.note} error={errors.note} onChange={form.setNote} /> : null}
          <ProvenanceFields
            content={content}
            origin={form.origin}
            isNew={standing.id === null}
            cities={cities}
            errors={errors}
            onChange={form.change}
            onOrigin={form.setOrigin}
          />
          {children}
        </aside>
      </div>
      {takeDown && standing.id !== null ? (
        <TakeDownDialog
          article={
            isTakingDown ? { id: standing.id, version: standing.version, title: standing.base.title } : null
          }
          warning={
            form.dirty ? '您有未提交的改动：下架后它们留在这台设备上，恢复后再打开本页可以找回。' : undefined
          }
          takeDown={takeDown}
          onClose={() => setTakingDown(false)}
          onDone={() => {
            setTakingDown(false)
            router.refresh()
          }}
        />
      ) : null}
    </>
  )
}
