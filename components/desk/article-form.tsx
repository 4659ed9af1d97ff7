'use client'

import { useRouter } from 'next/navigation.js'
import { type ReactNode, useEffect, useRef, useState, useTransition } from 'react'
import { ArticleBar } from './article-bar.tsx'
import type { ArticleVerb, CityChoice, Latest, RulingVerb } from './article-content.ts'
import { BodyEditor } from './body-editor.tsx'
import { characterCount } from './body-lines.ts'
import { ConflictPanel } from './conflict-panel.tsx'
import { CopyOffer, SetAside } from './kept-text.tsx'
import { NoteField, ProvenanceFields } from './provenance-fields.tsx'
import { Refusals } from './refusals.tsx'
import { Said } from './said.tsx'
import { TakeDownDialog } from './take-down-dialog.tsx'
import { TitleField } from './title-field.tsx'
import { type Start, useArticleForm } from './use-article-form.ts'
import { isTyping, useKeys } from './use-keys.ts'

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
  const [leaving, startLeaving] = useTransition()
  const settle = (id: number) => history.replaceState(null, '', `/admin/articles/${id}`)
  const form = useArticleForm(start, {
    onKept: (id) => start.standing.id === null && settle(id),
    onDone: (answer, typedOn) => {
      setSavedAt(new Date().toLocaleTimeString('zh-CN', { hour12: false, timeZone: 'Asia/Shanghai' }))
      if (start.standing.id !== null) router.refresh()
      // Another page would take away the caret, and with it what is typed next.
      else if (typedOn || isTyping(document.activeElement)) settle(answer.id)
      else {
        const done = answer.status === 'published' ? 'published' : 'saved'
        // What is typed while the page is on its way would be typed into the old one.
        startLeaving(() => router.replace(`/admin/articles/${answer.id}?done=${done}`))
      }
    },
  })
  const { standing, content, answer, conflict, pending } = form
  const errors = answer?.done === false ? answer.refusal.fields : {}
  const isPublic = standing.status === 'published'
  const primary = isPublic ? verbs.amend : verbs.publish

  useKeys({
    // Saving is no publishing: a text that readers see is changed by the primary action alone.
    'mod+s': () => (isPublic ? form.keepHere() : form.submit(verbs.save)),
    'mod+enter': () => form.submit(primary),
  })

  // A new article begins with its title.
  useEffect(() => {
    if (start.standing.id === null) document.getElementById('field-title')?.focus()
  }, [start.standing.id])

  // After a refusal the eye and the caret go to where it can be mended.
  useEffect(() => {
    if (answer?.done !== false) return
    const place = document.querySelector<HTMLElement>('.edit [aria-invalid=true]') ?? top.current
    // The sheet is longer than the screen: what is said about it stands above it.
    const said = place?.id === 'field-body' ? document.getElementById('error-body') : place
    said?.scrollIntoView({ block: 'center' })
    place?.focus({ preventScroll: true })
  }, [answer])

  /** The button that was pressed goes away with its notice; the place to read on is here. */
  const chosen = (choose: () => void) => () => {
    choose()
    top.current?.focus({ preventScroll: true })
  }

  function keepMine(latest: Latest) {
    form.keepMine(latest, latest.status === 'published' ? verbs.amend : verbs.save)
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
        {form.told ? (
          <p className="notice" role="status">
            {form.told}
          </p>
        ) : null}
        {said && !answer && !form.told ? <Said>{said}</Said> : null}
      </div>
      {form.copy ? (
        <CopyOffer
          copy={form.copy}
          onRestore={chosen(form.restoreCopy)}
          onDiscard={chosen(form.discardCopy)}
        />
      ) : null}
      {conflict ? (
        <ConflictPanel
          latest={conflict}
          base={standing.base}
          mine={content}
          cities={cities}
          onKeepMine={chosen(() => keepMine(conflict))}
          onTakeTheirs={chosen(() =>
            conflict.status === 'taken_down' ? router.refresh() : form.takeTheirs(conflict),
          )}
        />
      ) : null}
      {form.setAside ? <SetAside content={form.setAside} /> : null}
      <div className="edit" inert={leaving}>
        <section className="sheet" aria-label="读者将看到的">
          <BodyEditor
            body={content.body}
            generation={form.generation}
            invalid={errors.body}
            saved={[savedAt && `已保存 ${savedAt}`, `${characterCount(content.body).toLocaleString('en')} 字`]
              .filter(Boolean)
              .join(' · ')}
            onChange={(body) => form.change('body', body)}
            onRefused={form.tell}
          >
            <TitleField content={content} errors={errors} onChange={form.change} />
          </BodyEditor>
        </section>
        <aside className="side" aria-label="稿件信息">
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
            form.dirty ? '您有未保存的修改：下架后它们留在这台设备上，恢复后再打开本页可以找回。' : undefined
          }
          takeDown={takeDown}
          onClose={() => setTakingDown(false)}
          onDone={({ status }) => {
            setTakingDown(false)
            router.replace(`/admin/articles/${standing.id}?done=${status}`)
          }}
        />
      ) : null}
    </>
  )
}
