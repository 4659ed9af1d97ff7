import type { DecisionVerb } from './article-content.ts'
import { ReviewDecision } from './review-decision.tsx'

type Props = { id: number; version: number; restore: DecisionVerb }

/** The button that brings an article back, and the dialog that asks why. */
export function RestoreButton({ id, version, restore }: Props) {
  return (
    <ReviewDecision
      article={{ id, version }}
      verb={restore}
      label="恢复"
      subject="文章回到原来的网址，人气照旧。"
      noteLabel="理由（只供编辑部查阅）"
      done="restored"
      isPrimary
    />
  )
}
