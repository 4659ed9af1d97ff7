'use client'

import { useEffect, useRef } from 'react'

const HEARTBEAT_MS = 25_000

type Asked = {
  /** Whether the form is about an article that others may have open, too. */
  isOpen: boolean
  look: () => void
  leave: () => void
  flush: () => void
}

/** Calls `flush` when the editor turns away from the form or its connection is back, `leave` when its page goes, and `look`
 *  now and then while it is open. */
export function useTabEvents(asked: Asked): void {
  const now = useRef(asked)
  now.current = asked
  useEffect(() => {
    const flush = () => now.current.flush()
    const leave = () => now.current.leave()
    const seen = () => {
      flush()
      if (document.visibilityState === 'visible' && now.current.isOpen) now.current.look()
    }
    const page = new AbortController()
    const { signal } = page
    for (const event of ['blur', 'online', 'focusout']) addEventListener(event, flush, { signal })
    for (const event of ['focus', 'pageshow']) addEventListener(event, seen, { signal })
    document.addEventListener('visibilitychange', seen, { signal })
    addEventListener('pagehide', leave, { signal })
    return () => {
      page.abort()
      leave()
    }
  }, [])

  const { isOpen } = asked
  useEffect(() => {
    if (!isOpen) return
    now.current.look()
    const beat = setInterval(() => now.current.look(), HEARTBEAT_MS)
    return () => clearInterval(beat)
  }, [isOpen])
}
