import { useEffect, useRef } from 'react'
import { type OwnTabs, ownTabs, type TabMessage } from './own-tabs.ts'
import type { Standing } from './standing.ts'

type Tabs = {
  hear: (message: TabMessage) => void
  /** What the other tabs are told where the article stands elsewhere than before. */
  moved: () => TabMessage
}

/** Keeps the other tabs of an editor on the same article informed. What one of them did is not told a second time. */
export function useOwnTabs(editorId: string, { id, version, copyVersion }: Standing, of: Tabs) {
  const tabs = useRef<OwnTabs | null>(null)
  const now = useRef(of)
  now.current = of
  /** Where the article stood when the other tabs were last told, or told this one. */
  const stood = useRef({ id, version, copyVersion })

  useEffect(() => {
    if (id === null) return
    const own = ownTabs({ editorId, articleId: id }, (message) => {
      now.current.hear(message)
    })
    tabs.current = own
    return () => {
      own.close()
      tabs.current = null
    }
  }, [id, editorId])

  useEffect(() => {
    const before = stood.current
    stood.current = { id, version, copyVersion }
    if (id === null || before.id !== id) return
    if (before.version === version && before.copyVersion === copyVersion) return
    tabs.current?.tell(now.current.moved())
  }, [id, version, copyVersion])

  return {
    tell: (message: TabMessage) => tabs.current?.tell(message),
    /** Notes where another tab has brought the article. */
    follow: (standing: Standing) => {
      stood.current = standing
    },
  }
}
