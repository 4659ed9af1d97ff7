'use client'

import { useRouter } from 'next/navigation.js'
import { startTransition, useActionState } from 'react'
import type { Refusal } from '#lib/web/form-state.ts'
import { ActionButton } from './action-button.tsx'
import type { CaseAct } from './case-acts.ts'
import type { CaseFields } from './case-answer.ts'
import { unansweredPress } from './failed-action.ts'
import { DecisionRefusal } from './refusals.tsx'
import { isStale, withWayOn } from './stale-refusal.ts'

/** A letter as it would be sent now. */
type LetterShown = { name: string; to: string; version: number; subject: string; text: string }

export type PreviewAnswer = { done: true; letters: LetterShown[] } | { done: false; refusal: Refusal }

/** An act with what is filled in, and the case as it is seen. */
type ActAsked = { act: CaseAct; id: number; version: number; fields: CaseFields }

export type PreviewVerb = (asked: ActAsked) => Promise<PreviewAnswer>

type Props<Asked> = {
  asked: Asked
  preview: (asked: Asked) => Promise<PreviewAnswer>
  isInDialog?: boolean
}

/** Shows the letters that an act will send, with their fields filled in. */
export function LetterPreview<Asked>({ asked, preview, isInDialog = false }: Props<Asked>) {
  const router = useRouter()
  const [answer, ask, pending] = useActionState(async (_: PreviewAnswer | null) => {
    const answer = await preview(asked).catch(unansweredPress)
    if (!answer.done && isStale(answer.refusal)) router.refresh()
    return answer
  }, null)
  return (
    <section className="case-preview" aria-label="将发出的信">
      <ActionButton className="btn small" pending={pending} onClick={() => startTransition(() => ask())}>
        {answer ? '重新预览' : '预览将发出的信'}
      </ActionButton>
      {answer?.done === false ? (
        <DecisionRefusal refusal={inWords(withWayOn(answer.refusal, isInDialog ? 'dialog' : 'page'))} />
      ) : null}
      {answer?.done && answer.letters.length === 0 ? <p className="hint">这一步不发信。</p> : null}
      {answer?.done
        ? answer.letters.map(({ name, to, version, subject, text }) => (
            <article key={`${name} ${to}`} className="case-letter">
              <h3>
                {name}
                <small>
                  致{to} · {version === 0 ? '自带的模板' : `模板第 ${version} 版`}
                </small>
              </h3>
              <p className="case-letter-subject">{subject}</p>
              <p className="case-letter-text">{text}</p>
            </article>
          ))
        : null}
    </section>
  )
}

/** Why nothing is shown, with what is wrong in the fields: those are marked by a press alone. */
function inWords(refusal: Refusal): Refusal {
  const wrong = Object.values(refusal.fields)
  return wrong.length > 0 ? { ...refusal, message: `${wrong.join('；')}。`.replace('。。', '。') } : refusal
}
