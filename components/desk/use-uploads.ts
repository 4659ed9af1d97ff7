'use client'

import { useEffect, useRef, useState } from 'react'
import type { MediaView } from '#lib/media/media-types.ts'
import { type MediaLimits, refusalBefore } from './media-kinds.ts'
import { UploadError, uploadFile } from './upload.ts'

/** A file that was chosen: how far its upload is, what it has become, or why it was not taken. */
export type UploadItem = {
  key: number
  file: File
  state: 'waiting' | 'sending' | 'done' | 'failed'
  /** The part that the portal has, from 0 to 1. */
  part: number
  sentence: string
  media: MediaView | null
}

/** Files that are sent at the same time: one that waits for the portal leaves the line to another. */
const AT_ONCE = 2

type Options = {
  limits: MediaLimits
  /** Called with each medium as soon as it is there. */
  onDone?: (media: MediaView) => void
}

/** Uploads files, a few at a time; each can be cancelled, and tried again from where it stopped. */
export function useUploads({ limits, onDone }: Options) {
  const [items, setItems] = useState<readonly UploadItem[]>([])
  const queue = useRef({ next: 1, running: new Map<number, AbortController>(), waiting: [] as UploadItem[] })
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => {
    const { running } = queue.current
    return () => {
      for (const controller of running.values()) controller.abort()
    }
  }, [])

  const change = (key: number, changes: Partial<UploadItem>) =>
    setItems((before) => before.map((item) => (item.key === key ? { ...item, ...changes } : item)))

  function startWaiting() {
    const { running, waiting } = queue.current
    while (running.size < AT_ONCE) {
      const item = waiting.shift()
      if (!item) return
      void send(item)
    }
  }

  async function send({ key, file }: UploadItem) {
    const controller = new AbortController()
    queue.current.running.set(key, controller)
    change(key, { state: 'sending', sentence: '' })
    try {
      const options = { signal: controller.signal, onProgress: (part: number) => change(key, { part }) }
      const { media } = await uploadFile(file, options)
      change(key, { state: 'done', part: 1, media })
      done.current?.(media)
    } catch (error) {
      if (!controller.signal.aborted) change(key, { state: 'failed', sentence: sentenceOf(error) })
    } finally {
      queue.current.running.delete(key)
      startWaiting()
    }
  }

  function enqueue(item: UploadItem) {
    queue.current.waiting.push(item)
    startWaiting()
  }

  return {
    items,
    add(files: Iterable<File>) {
      const added = [...files].map((file): UploadItem => {
        const sentence = refusalBefore(file, limits) ?? ''
        const state = sentence ? 'failed' : 'waiting'
        return { key: queue.current.next++, file, state, part: 0, sentence, media: null }
      })
      setItems((before) => [...before, ...added])
      for (const item of added) if (item.state === 'waiting') enqueue(item)
    },
    retry(item: UploadItem) {
      const again = { ...item, state: 'waiting' as const, sentence: '' }
      change(item.key, again)
      enqueue(again)
    },
    /** Ends an upload, or takes one that has ended off the list. */
    remove({ key }: UploadItem) {
      queue.current.waiting = queue.current.waiting.filter((item) => item.key !== key)
      queue.current.running.get(key)?.abort()
      setItems((before) => before.filter((item) => item.key !== key))
    },
    clearDone() {
      setItems((before) => before.filter(({ state }) => state !== 'done'))
    },
  }
}

export type Uploads = ReturnType<typeof useUploads>

function sentenceOf(error: unknown): string {
  return error instanceof UploadError ? error.message : '没有传成功，请重试。'
}
