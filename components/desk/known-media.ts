'use client'

import { useEffect, useSyncExternalStore } from 'react'
import type { Body } from '#lib/articles/body/body.ts'
import { mediaOf } from '#lib/articles/body/media-of.ts'
import { undescribedPictures } from '#lib/articles/body/undescribed-pictures.ts'
import type { MediaById, MediaView } from '#lib/media/media-types.ts'

// What this page knows of the library, by number. It is kept by the browser alone: nothing is put in while the server
// renders.

const nothing: MediaById = new Map()
let known: MediaById = nothing
/** Asked for, and not there. */
const absent = new Set<number>()
const asking = new Set<number>()
const listeners = new Set<() => void>()

/** How long until what is being fetched is asked for again, in milliseconds. */
const AGAIN = 3_000

/** Tells the page of media that came with it, or that the picker or an upload brought. */
export function learnMedia(views: Iterable<MediaView>): void {
  const more = [...views]
  if (more.length === 0) return
  known = new Map([...known, ...more.map((view) => [view.id, view] as const)])
  for (const { id } of more) absent.delete(id)
  for (const listen of listeners) listen()
}

/** What is known of the library by now. */
export function knownMedia(): MediaById {
  return known
}

/** Whether there is something to be said of a body's pictures before readers see them, as far as the page knows. */
export function hasOpenPictures(body: Body): boolean {
  return (
    mediaOf(body).some((id) => known.get(id)?.state !== 'ready') ||
    undescribedPictures(body, known).length > 0
  )
}

/** The media of these numbers, asked for where the page does not know them, and again while they are being fetched.
 *  `isKnown` says whether the answer has come. */
export function useKnownMedia(ids: readonly number[]): { media: MediaById; isKnown: boolean } {
  const media = useSyncExternalStore(subscribe, knownMedia, () => nothing)
  const lacking = ids.filter((id) => !media.has(id) && !absent.has(id))
  const coming = ids.filter((id) => media.get(id)?.state === 'fetching')
  const [now, later] = [lacking.join(), coming.join()]
  useEffect(() => {
    if (now) void askFor(now.split(',').map(Number))
  }, [now])
  useEffect(() => {
    if (!later) return
    const timer = setInterval(() => void askFor(later.split(',').map(Number)), AGAIN)
    return () => clearInterval(timer)
  }, [later])
  return { media, isKnown: lacking.length === 0 }
}

function subscribe(listen: () => void): () => void {
  listeners.add(listen)
  return () => listeners.delete(listen)
}

/** Asks the server for media. What fails is asked for when it is next wanted. */
async function askFor(ids: readonly number[]): Promise<void> {
  const wanted = ids.filter((id) => !asking.has(id))
  if (wanted.length === 0) return
  for (const id of wanted) asking.add(id)
  try {
    const response = await fetch(`/api/media/views?ids=${wanted.join()}`)
    if (!response.ok) return
    // The portal's own answer.
    const { media } = (await response.json()) as { media: MediaView[] }
    for (const id of wanted) if (!media.some((view) => view.id === id)) absent.add(id)
    if (media.length > 0) learnMedia(media)
    else for (const listen of listeners) listen()
  } catch {
    // Without a connection nothing can be asked; the next one who wants it asks again.
  } finally {
    for (const id of wanted) asking.delete(id)
  }
}
