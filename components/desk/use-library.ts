'use client'

import { useEffect, useRef, useState } from 'react'
import type { MediaView } from '#lib/media/media-types.ts'
import type { MediaKind, MediaLimits } from './media-kinds.ts'

type Page = { items: MediaView[]; before: number | null; limits: MediaLimits }
type Library = Page & { state: 'loading' | 'ready' | 'failed'; sentence: string }

const AFTER_TYPING_MS = 250
/** Until the portal has said what it takes. */
const unlimited: MediaLimits = { picture: 10_240, video: 10_240, audio: 10_240, document: 10_240 }
const nothing: Library = { items: [], before: null, limits: unlimited, state: 'loading', sentence: '' }

/** Pages of the library for a dialog, newest first, that match the words and kinds. */
export function useLibrary({ open, q, kinds }: { open: boolean; q: string; kinds: readonly MediaKind[] }) {
  const [library, setLibrary] = useState<Library>(nothing)
  const asked = useRef(0)
  const kind = kinds.join(',')

  async function load(before: number | null) {
    asked.current += 1
    const turn = asked.current
    const query = new URLSearchParams({
      kind,
      ...(q ? { q } : {}),
      ...(before ? { before: `${before}` } : {}),
    })
    const page = await pageOf(query)
    // Another question was asked meanwhile.
    if (turn !== asked.current) return
    setLibrary((last) => {
      if (typeof page === 'string') return { ...last, state: 'failed', sentence: page }
      const items = before === null ? page.items : [...last.items, ...page.items]
      return { ...page, items, state: 'ready', sentence: '' }
    })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: it asks anew when the words or kinds change, not when `load` does.
  useEffect(() => {
    if (!open) return
    const timer = setTimeout(() => void load(null), q ? AFTER_TYPING_MS : 0)
    return () => clearTimeout(timer)
  }, [open, q, kind])

  return {
    ...library,
    loadMore: () => void load(library.before),
    /** Shows a medium that was just uploaded first. */
    addFirst: (media: MediaView) =>
      setLibrary((last) => ({
        ...last,
        items: [media, ...last.items.filter(({ id }) => id !== media.id)],
      })),
  }
}

async function pageOf(query: URLSearchParams): Promise<Page | string> {
  try {
    const response = await fetch(`/api/media?${query}`, { cache: 'no-store' })
    if (response.ok) return (await response.json()) as Page
    const { detail } = await response.json()
    return typeof detail === 'string' ? detail : '媒体库没有打开，请稍后再试。'
  } catch {
    return '媒体库没有打开：连接中断或服务器没有应答。'
  }
}
