import { isPublic } from '#lib/articles/status.ts'
import { type ArticleContent, type DecisionVerb, isSameContent, type Latest } from './article-content.ts'
import type { Standing } from './standing.ts'
import { WorkingCopyNotice } from './working-copy-notice.tsx'

type Props = {
  form: { standing: Standing; conflict: Latest | null; live: ArticleContent }
  /** Who saved it, and when. */
  copy: { savedBy: string; savedAt: string } | undefined
  discard: DecisionVerb | undefined
  onDiscarded: () => void
}

/** The working copy of the article that is being edited; nothing where there is none. */
export function FormWorkingCopy({ form: { standing, conflict, live }, copy, discard, onDiscarded }: Props) {
  const { id, status, version, copyVersion, base } = standing
  if (!isPublic(status) || copyVersion === 0 || id === null || !discard) return null
  const seen = {
    id,
    version: conflict?.version ?? version,
    copyVersion: conflict?.copyVersion ?? copyVersion,
  }
  const isLoaded = !isSameContent(base, live)
  return <WorkingCopyNotice {...{ seen, isLoaded, copy, discard, onDiscarded }} />
}
