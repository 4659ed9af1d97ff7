'use client'

import type { Editor } from '@tiptap/core'
import { useRouter } from 'next/navigation.js'
import { type ReactNode, useRef, useState } from 'react'
import { isPublic } from '#lib/articles/status.ts'
import { ArticleBar } from './article-bar.tsx'
import type { ArticleVerb, CityChoice, DecisionVerb, Latest } from './article-content.ts'
import { ArticleFields } from './article-fields.tsx'
import { AutosaveNotices } from './autosave-notices.tsx'
import { savedLine } from './autosave-words.ts'
import { type Checks, useChecks } from './checks.ts'
import { FormConflict } from './form-conflict.tsx'
import { FormNotices } from './form-notices.tsx'
import { FormTakeDown } from './form-take-down.tsx'
import { FormWorkingCopy } from './form-working-copy.tsx'
import type { HeldArticle } from './held-article.ts'
import type { Choice } from './merge-content.ts'
import { openPlaces } from './open-places.ts'
import type { RequestPictures } from './picture-intake.ts'
import type { PreviewVerbs } from './preview-types.ts'
import { RecoveredTexts } from './recovered-texts.tsx'
import type { Start } from './standing.ts'
import { useTitleFocus } from './title-field.tsx'
import { useAutosave } from './use-autosave.ts'
import { useFormInPage } from './use-form-in-page.ts'
import { useFormPreview } from './use-form-preview.tsx'
import { useKeys } from './use-keys.ts'
import { type ReadWords, useProofreading } from './use-proofreading.ts'
import { usePublishing } from './use-publishing.tsx'
import { useRefusalFocus } from './use-refusal-focus.ts'
import { useUnloadWarning } from './use-unload-warning.ts'
import { useWithdrawal, type Withdrawing } from './use-withdrawal.tsx'

type Props = {
  start: Start
  /** What was done just before this page was opened. */
  flash?: string
  cities: CityChoice[]
  verbs: { save: ArticleVerb; publish: ArticleVerb; saveCopy: ArticleVerb; amend: ArticleVerb }
  /** Submits a draft; in how many stages it would be reviewed, and whether it must be before it is published. */
  review?: { submit: ArticleVerb; stages: number; isRequired: boolean } | undefined
  /** Who saved the working copy of the article, and when. */
  copy?: { savedBy: string; savedAt: string } | undefined
  discardCopy?: DecisionVerb | undefined
  /** Absent when the editor's role may not take down. */
  takeDown?: DecisionVerb | undefined
  /** How an article stands now; null where it cannot be told. */
  readLatest?: ((given: { id: number }) => Promise<Latest | null>) | undefined
  requestPictures: RequestPictures
  /** What is asked about source and text while they are written. */
  checks?: Checks | undefined
  readWords: ReadWords
  preview?: PreviewVerbs | undefined
  withdrawal?: Withdrawing | undefined
  held?: HeldArticle | undefined
  children?: ReactNode
}

/** The editing screen: on the left what readers will see, on the right what the newsroom knows. */
export function ArticleForm(props: Props) {
  const { start, flash = '', cities, verbs, copy, discardCopy, takeDown, children } = props
  const withdrawal = useWithdrawal(props.withdrawal)
  const router = useRouter()
  const top = useRef<HTMLDivElement>(null)
  const sheet = useRef<Editor>(null)
  const [isTakingDown, setTakingDown] = useState(false)
  const places = () => openPlaces(sheet.current?.state.doc)
  const { form, isLeaving } = useFormInPage(start, { heard: withdrawal.heard, places })
  useUnloadWarning(places() > 0)
  const { standing, answer, pending, localDrafts } = form
  const autosave = useAutosave(start, form)
  const isLive = isPublic(standing.status)
  const review = reviewOf(props.review, form.submit)
  const found = useChecks(props.checks, form)
  const proofreading = useProofreading(props.readWords)
  const { proofreader } = proofreading
  const publishing = usePublishing({
    form,
    verb: isLive ? verbs.amend : verbs.publish,
    standing: found.standing,
    proofreading,
    cities,
    sheet,
    held: props.held,
  })
  // Saving is no publishing: what readers see is changed by the primary action alone.
  const store = isLive ? verbs.saveCopy : verbs.save
  const save = () => (isLive && !form.dirty ? form.tell('没有未提交的修改。') : form.submit(store))
  const preview = useFormPreview(props.preview, form)
  useKeys({
    'mod+shift+p': preview.open,
    'mod+s': save,
    // Chat programs teach this key for a new line: it shows what will happen, and asks.
    'mod+enter': () => {
      if (isLive && !form.isAhead) form.tell('没有还没发布的修改。')
      else if (!pending && review?.isRequired && !isLive) review.press()
      else if (!pending) publishing.ask()
    },
  })

  useTitleFocus(start.standing.id === null)
  useRefusalFocus(answer, top)
  /** The button that was pressed goes away with its notice; the place to read on is here. */
  const chosen =
    <Given extends unknown[]>(choose: (...given: Given) => void) =>
    (...given: Given) => {
      choose(...given)
      top.current?.focus({ preventScroll: true })
    }

  /** Shows what a colleague made of the article meanwhile. Where it cannot be read, a press finds out why. */
  async function compare() {
    const latest = await props.readLatest?.({ id: standing.id ?? 0 }).catch(() => null)
    if (!latest) return form.submit(store)
    form.compare(latest)
    top.current?.scrollIntoView({ block: 'center' })
    top.current?.focus({ preventScroll: true })
  }

  function merge(latest: Latest, choices: Readonly<Record<string, Choice>>) {
    if (form.merge(latest, choices, verbs.save)) publishing.ask()
    else top.current?.focus({ preventScroll: true })
  }

  return (
    <>
      <ArticleBar
        held={props.held}
        standing={standing}
        pending={pending}
        dirty={form.dirty}
        onPreview={preview.open}
        onSave={save}
        onPublish={publishing.press}
        review={review}
        onAmend={publishing.press}
        onTakeDown={takeDown && isLive ? () => setTakingDown(true) : undefined}
      />
      {props.held?.notice}
      <div ref={top} tabIndex={-1} className="refusals">
        <FormNotices
          answer={answer}
          pending={pending}
          isStale={form.isStale}
          told={form.told}
          flash={flash}
          isStorageRefused={localDrafts.isRefused && !form.isKept}
        />
      </div>
      {withdrawal.bar(standing.id, chosen(form.withdrawn))}
      <AutosaveNotices start={start} form={form} autosave={autosave} onMerge={compare} />
      <FormWorkingCopy form={form} copy={copy} discard={discardCopy} onDiscarded={chosen(form.discarded)} />
      <RecoveredTexts
        drafts={localDrafts.offered}
        discarded={localDrafts.discarded}
        onRestore={(draft) => chosen(() => form.restore(draft))()}
        onDiscard={(draft) => chosen(() => localDrafts.discard(draft))()}
        onUndo={chosen(localDrafts.undiscard)}
      />
      <FormConflict
        form={form}
        cities={cities}
        onMerge={merge}
        onTakeTheirs={chosen(form.takeTheirs)}
        onRemoved={chosen(({ status }) => (status === 'deleted' ? form.renew() : router.refresh()))}
      />
      <ArticleFields
        {...{ form, cities, sheet, found, proofreader, isLeaving }}
        saved={savedLine(autosave, form)}
        requestPictures={props.requestPictures}
      >
        {children}
      </ArticleFields>
      {preview.dialog}
      {publishing.dialog}
      <FormTakeDown
        isOpen={isTakingDown}
        form={form}
        takeDown={takeDown}
        places={places()}
        onClose={() => setTakingDown(false)}
      />
    </>
  )
}

/** The button that submits: without a stage the text is final at once. */
function reviewOf(review: Props['review'], press: (verb: ArticleVerb) => void) {
  if (!review) return
  const { submit, stages, isRequired } = review
  return { press: () => press(submit), isRequired, label: stages > 0 ? '送审' : '定稿' }
}
