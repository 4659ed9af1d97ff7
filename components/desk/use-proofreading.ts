import { useEffect, useState } from 'react'
import { unmarkedText } from '#lib/articles/body/plain-text.ts'
import type { ListedWord } from '#lib/words/word-kinds.ts'
import type { ArticleContent } from './article-content.ts'
import { Proofreader } from './proofreader.ts'
import { whenIdle } from './when-idle.ts'

/** The newsroom's word list; null where it could not be read. */
export type ReadWords = (given: Record<never, never>) => Promise<ListedWord[] | null>

/** A proofreader that has the newsroom's word list soon after the page is there. */
export function useProofreading(readWords: ReadWords) {
  const [proofreader] = useState(() => new Proofreader())
  const [hasList, setHasList] = useState(false)
  useEffect(() => {
    let isOpen = true
    whenIdle(async () => {
      const words = await readWords({}).catch(() => null)
      if (!isOpen || !words) return
      proofreader.setWords(words)
      setHasList(true)
    })
    return () => {
      isOpen = false
    }
  }, [proofreader, readWords])
  return {
    proofreader,
    hasList,
    /** The sensitive words of a text as it would be published. */
    sensitive: ({ title, summary, body }: ArticleContent) =>
      proofreader.sensitive([title, summary, unmarkedText(body)]),
  }
}
