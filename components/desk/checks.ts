'use client'

import { useEffect, useState } from 'react'
import type { Origin } from '#lib/articles/origin.ts'
import type { ArticleStatus } from '#lib/articles/status.ts'
import type { ArticleContent } from './article-content.ts'

/** Why a repost needs a chief editor's decision, and whether this editor may take it. */
export type SourceStanding = { sentence: string; mayDecide: boolean }

/** An article that reads nearly the same, in words; `removed` says when and why it was taken down, if it was. */
export type NearArticle = { id: number; title: string; about: string; removed: string }

/** Each answers undefined where it cannot be told now. */
export type Checks = {
  source: (said: { sourceName: string; sourceUrl: string }) => Promise<SourceStanding | null | undefined>
  duplicates: (text: {
    id: number | null
    body: Record<string, unknown>
  }) => Promise<NearArticle[] | undefined>
}

/** Nobody is asked at every key. */
const SOURCE_PAUSE_MS = 500
const BODY_PAUSE_MS = 2_000

/** What is asked of, as it stands in the form. */
type Checked = {
  standing: { id: number | null; status: ArticleStatus }
  origin: Origin
  content: ArticleContent
}

/** What is found about the source and the words of the form's text. */
export function useChecks(checks: Checks | undefined, { standing, origin, content }: Checked) {
  const { id, status } = standing
  const near = useNearArticles(checks, { id, body: content.body, isDraft: status === 'draft' })
  return { standing: useSourceStanding(checks, content, origin), near }
}

/** What is known of the source that the form names; null where nothing is to be said, or it is not known. */
function useSourceStanding(
  checks: Checks | undefined,
  { sourceName, sourceUrl }: Pick<ArticleContent, 'sourceName' | 'sourceUrl'>,
  origin: Origin,
): SourceStanding | null {
  const [standing, setStanding] = useState<SourceStanding | null>(null)
  const isAsked = checks !== undefined && origin === 'repost' && sourceName.trim() !== ''
  useEffect(() => {
    if (!isAsked) return setStanding(null)
    return later(SOURCE_PAUSE_MS, () => checks.source({ sourceName, sourceUrl }), setStanding)
  }, [checks, isAsked, sourceName, sourceUrl])
  return standing
}

/** Articles that read nearly the same as the draft in the form. */
function useNearArticles(
  checks: Checks | undefined,
  { id, body, isDraft }: { id: number | null; body: ArticleContent['body']; isDraft: boolean },
): NearArticle[] {
  const [found, setFound] = useState<NearArticle[]>([])
  useEffect(() => {
    if (checks === undefined || !isDraft) return setFound([])
    return later(BODY_PAUSE_MS, () => checks.duplicates({ id, body: { ...body } }), setFound)
  }, [checks, id, body, isDraft])
  return found
}

/** Asks after a pause, and hears nothing of an answer that is not wanted any more. A question that cannot be asked, or
 *  answered, is asked again with the next change. */
function later<T>(pauseMs: number, ask: () => Promise<T | undefined>, hear: (answer: T) => void): () => void {
  let isWanted = true
  const timer = setTimeout(() => {
    ask().then(
      (answer) => isWanted && answer !== undefined && hear(answer),
      () => {},
    )
  }, pauseMs)
  return () => {
    isWanted = false
    clearTimeout(timer)
  }
}
