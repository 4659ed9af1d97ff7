import type { Origin } from '#lib/articles/origin.ts'
import type { ArticleContent } from './article-content.ts'
import type { Standing } from './standing.ts'

/** What a tab tells the other tabs of the same editor that have the same article open. */
export type TabMessage = {
  /** The number of the autosave that the server has now; 0 for none. */
  seq: number
  content: ArticleContent
  note: string
  origin: Origin
  /** The number of the autosave that the sender had seen when it was pressed. */
  seen?: number
  /** Where the form stands since a press, where that is what is told. */
  standing?: Standing
}

/** The other tabs of one editor on one article, in this browser. */
export type OwnTabs = { tell(message: TabMessage): void; close(): void }

export function ownTabs(
  of: { editorId: string; articleId: number },
  hear: (message: TabMessage) => void,
): OwnTabs {
  // Missing in browsers of before 2022; then the server's answers alone keep tabs in step.
  if (typeof BroadcastChannel !== 'function') return { tell: () => {}, close: () => {} }
  const channel = new BroadcastChannel(`citysite:desk:${of.editorId}:${of.articleId}`)
  // The sender is a page of this origin, of this or another version.
  channel.onmessage = ({ data }) => {
    if (typeof data === 'object' && data !== null && 'content' in data && 'seq' in data) hear(data)
  }
  return { tell: (message) => channel.postMessage(message), close: () => channel.close() }
}
