'use client'

import { useRef, useState } from 'react'
import type { MediaView } from '#lib/media/media-types.ts'
import { type MediaLimits, refusalBefore } from './media-kinds.ts'
import { UploadError, uploadFile } from './upload.ts'
import { useUploadQueue } from './use-upload-queue.ts'

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

type Options = {
  limits: MediaLimits
  /** Called with each medium as soon as it is there. */
  onDone?: (media: MediaView) => void
}

/** Uploads files, a few at a time; each can be cancelled, and tried again from where it stopped. */
export function useUploads({ limits, onDone }: Options) {
  const [items, setItems] = useState<readonly UploadItem[]>([])
  const queue = useUploadQueue()
  const next = useRef(1)
  const done = useRef(onDone)
  done.current = onDone

  const change = (key: number, changes: Partial<UploadItem>) =>
    setItems((before) => before.map((item) => (item.key === key ? { ...item, ...changes } : item)))

  async function send({ key, file }: UploadItem, signal: AbortSignal) {
    change(key, { state: 'sending', sentence: '' })
    try {
      const onProgress = (part: number) => change(key, { part })
      const { media } = await uploadFile(file, { signal, onProgress })
      change(key, { state: 'done', part: 1, media })
      done.current?.(media)
    } catch (error) {
      if (!signal.aborted) change(key, { state: 'failed', sentence: sentenceOf(error) })
    }
  }

  const enqueue = (item: UploadItem) => queue.add(item.key, (signal) => send(item, signal))

  return {
    items,
    add(files: Iterable<File>) {
      const added = [...files].map((file): UploadItem => {
        const sentence = refusalBefore(file, limits) ?? ''
        const state = sentence ? 'failed' : 'waiting'
        return { key: next.current++, file, state, part: 0, sentence, media: null }
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
      queue.end(key)
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
