'use client'

import { useRef, useState } from 'react'
import type { Permission } from '#lib/editors/permissions.ts'
import { ActionButton } from './action-button.tsx'
import { type ActingOn, actsOn, isDecidedByTwo } from './case-act-choice.ts'
import { CaseActDialog, type Typed } from './case-act-dialog.tsx'
import type { CaseFacts } from './case-act-fields.ts'
import { type CaseAct, caseActRow } from './case-acts.ts'
import type { CaseVerb } from './case-answer.ts'
import type { PreviewVerb } from './case-letter-preview.tsx'
import { DecisionRefusal } from './refusals.tsx'
import { withWayOn } from './stale-refusal.ts'
import { useCaseVerb } from './use-case-verb.ts'
import { useKeys } from './use-keys.ts'

type Props = {
  id: number
  version: number
  on: ActingOn
  facts: CaseFacts
  may: readonly Permission[]
  /** Whether removing and restoring need two persons. */
  needsTwo: boolean
  /** Whether a decision waits for a second person: to confirm it is what comes first then. */
  hasProposal: boolean
  verb: CaseVerb
  preview: PreviewVerb
}

/** What can be done with a case: one primary act, and the others, each with its dialog. */
export function CaseActBar({ id, version, on, facts, may, needsTwo, hasProposal, verb, preview }: Props) {
  const [open, setOpen] = useState<CaseAct | null>(null)
  const [said, setSaid] = useState('')
  const typed: Typed = useRef(new Map())
  const { answer, pending, press } = useCaseVerb(verb, ({ message }) => setSaid(message))
  const { primary, others } = actsOn(on, (permission) => may.includes(permission))
  const start = (act: CaseAct) => {
    setSaid('')
    if (caseActRow(act).isAtOnce) press({ act, id, version, fields: {} })
    else setOpen(act)
  }
  const offered = primary ? [primary, ...others] : others
  const buttons = useRef<HTMLDivElement>(null)
  useKeys(keysOf(offered, (act) => (caseActRow(act).isAtOnce ? focusOn(buttons.current, act) : start(act))))
  const [few, more] = [others.slice(0, primary ? 2 : 3), others.slice(primary ? 2 : 3)]
  return (
    <section className="case-acts" aria-label="办理">
      <p role="status" className={said ? 'notice ok' : 'visually-hidden'}>
        {pending ? '正在提交…' : said}
      </p>
      <DecisionRefusal refusal={answer?.done === false ? withWayOn(answer.refusal, 'page') : null} />
      <div className="case-buttons" ref={buttons}>
        {primary ? (
          <ActButton
            act={primary}
            className={hasProposal ? 'btn' : 'btn primary'}
            pending={pending}
            onPress={start}
          />
        ) : null}
        {few.map((act) => (
          <ActButton key={act} act={act} className="btn" pending={pending} onPress={start} />
        ))}
        {more.length > 0 ? (
          <details className="case-more">
            <summary className="btn">更多</summary>
            <div>
              {more.map((act) => (
                <ActButton key={act} act={act} className="btn" pending={pending} onPress={start} />
              ))}
            </div>
          </details>
        ) : null}
      </div>
      <CaseActDialog
        {...{ id, version, facts, typed, verb, preview }}
        act={open}
        isProposal={needsTwo && open !== null && isDecidedByTwo(open, on)}
        onClose={() => setOpen(null)}
        onDone={(message) => {
          setOpen(null)
          setSaid(message)
        }}
      />
    </section>
  )
}

type ButtonProps = { act: CaseAct; className: string; pending: boolean; onPress: (act: CaseAct) => void }

function ActButton({ act, className, pending, onPress }: ButtonProps) {
  const { label, key, isDanger, isAtOnce } = caseActRow(act)
  const isQuiet = isDanger && !className.includes('primary')
  return (
    <ActionButton
      className={isQuiet ? `${className} danger` : className}
      pending={pending}
      aria-keyshortcuts={key?.toUpperCase()}
      data-act={act}
      onClick={() => onPress(act)}
    >
      {label}
      {key ? <kbd>{isAtOnce ? `${key.toUpperCase()} ↵` : key.toUpperCase()}</kbd> : null}
    </ActionButton>
  )
}

/** An act without a dialog cannot be taken back: its key only moves the focus to its button, and Enter presses that (WCAG 2.1.4). */
function focusOn(buttons: HTMLElement | null, act: CaseAct): void {
  const button = buttons?.querySelector<HTMLButtonElement>(`[data-act="${act}"]`)
  button?.closest('details')?.setAttribute('open', '')
  button?.focus()
}

function keysOf(acts: readonly CaseAct[], start: (act: CaseAct) => void) {
  return Object.fromEntries(
    acts.flatMap((act): [string, () => void][] => {
      const { key } = caseActRow(act)
      return key ? [[key, () => start(act)]] : []
    }),
  )
}
