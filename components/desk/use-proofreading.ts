import { useCallback, useEffect, useState } from 'react'
import { unmarkedText } from '#lib/articles/body/plain-text.ts'
import type { ListedWord } from '#lib/words/word-kinds.ts'
import type { ArticleContent } from './article-content.ts'
import { Proofreader } from './proofreader.ts'
import { whenIdle } from './when-idle.ts'

/** The newsroom's word list; null where it could not be read. */
export type ReadWords = (given: Record<never, never>) => Promise<ListedWord[] | null>

/** Whether the word list is there: without it nobody knows of sensitive words. */
export type ListState = 'reading' | 'read' | 'missing'

/** So long an editor waits for the list when he presses 发布, in milliseconds. */
const LONGEST_MS = 5_000

/** A proofreader that has the newsroom's word list soon after the page is there. */
export function useProofreading(readWords: ReadWords) {
  const [proofreader] = useState(() => new Proofreader())
  const [list, setList] = useState<ListState>('reading')
  const readList = useCallback(async () => {
    setList('reading')
    const words = await Promise.race([readWords({}).catch(() => null), nothingAfter(LONGEST_MS)])
    if (words) proofreader.setWords(words)
    setList(words ? 'read' : 'missing')
  }, [proofreader, readWords])
  useEffect(() => whenIdle(() => void readList()), [readList])
  return {
    proofreader,
    list,
    readList,
    /** The sensitive words of a text as it would be published. */
    sensitive: ({ title, summary, body }: ArticleContent) =>
      proofreader.sensitive([title, summary, unmarkedText(body)]),
  }
}

function nothingAfter(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms))
}
