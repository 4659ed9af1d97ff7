import { originNames } from '#lib/articles/origin.ts'
import { type ChangedSection, changedSections } from '#lib/policies/policy-sections.ts'
import { ActionButton } from './action-button.tsx'
import { Dialog } from './dialog.tsx'
import type { PolicyBefore, TypedPolicy } from './policy-entry.ts'

type Props = {
  open: boolean
  /** Of the policy. */
  name: string
  next: number
  before: PolicyBefore
  typed: TypedPolicy
  isPending: boolean
  onConfirm: () => void
  onClose: () => void
}

/** What the next version changes and from when on it holds, before it is published. */
export function PublishPolicyDialog({ open, ...props }: Props) {
  return (
    <Dialog open={open} title="对照差异并发布" onClose={props.onClose}>
      {open ? <Inside {...props} /> : null}
    </Dialog>
  )
}

function Inside({ name, next, before, typed, isPending, onConfirm, onClose }: Omit<Props, 'open'>) {
  const own = (text: string) => (text.trim() === '' ? null : text)
  const sections = changedSections(before, {
    ...{ text: typed.text, origins: typed.origins, repostText: own(typed.repostText) },
    ...{ contributionText: own(typed.contributionText), originalText: own(typed.originalText) },
  })
  return (
    <>
      <p className="dialog-subject">
        《{name}》第 {next} 版，
        {typed.effectiveAt === '' ? '发布后立即生效' : `${typed.effectiveAt.replace('T', ' ')} 起生效`}
      </p>
      <p>修改理由：{typed.note}</p>
      <p className="hint">
        {before.version === 0 ? '这是第一版。' : `与第 ${before.version} 版对照：`}
        发布后不能修改。已发布的文章、已提交的稿件仍适用各自当时的版本。
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long difference is scrolled by the keyboard, too. */}
      <section className="policy-changes" aria-label="差异" tabIndex={0}>
        {sections.map(({ origins, paragraphs }) => (
          <div key={origins.join(' ')}>
            {sections.length > 1 ? <h3>{origins.map((origin) => originNames[origin]).join('、')}</h3> : null}
            {paragraphs.map(paragraph)}
          </div>
        ))}
      </section>
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          回去修改 <kbd>Esc</kbd>
        </button>
        <ActionButton className="btn primary" pending={isPending} onClick={onConfirm}>
          确认发布第 {next} 版
        </ActionButton>
      </div>
    </>
  )
}

const elements = { same: 'span', gone: 'del', new: 'ins' } as const

function paragraph(pieces: ChangedSection['paragraphs'][number], at: number) {
  return (
    <p key={`${at}`}>
      {pieces.map(({ kind, text }, index) => {
        const Piece = elements[kind]
        const key = `${index}`
        return <Piece key={key}>{text}</Piece>
      })}
    </p>
  )
}
