import type { IncomingMessage } from 'node:http'
import { removedStatusOfMedia } from '../articles/removed-media.ts'
import { carriesSession } from '../editors/session-cookie.ts'
import type { FoundFile } from '../media/find-file.ts'

/** Who may have a file: everybody, this client alone, or nobody, with the status that says why. */
export type MediaAccess = 'public' | 'private' | 404 | 410 | 451

/** What a client may see of a file at this moment. */
export async function mediaAccess(file: FoundFile, request: IncomingMessage): Promise<MediaAccess> {
  if (file.isPublic) return 'public'
  if (await isEditor(request)) return 'private'
  // A takedown ends the preview of every text that shows the file, whoever wrote it: only a publication brings it back.
  const removed = await removedStatusOfMedia(file.mediaIds)
  if (removed) return removed
  const isShown =
    (await isPreviewed(request, file.mediaIds)) || (await isContributors(request, file.mediaIds))
  return isShown ? 'private' : 404
}

async function isEditor({ headers: { cookie = '' } }: IncomingMessage): Promise<boolean> {
  if (!carriesSession(cookie)) return false
  // Loaded when the first editor needs it: readers' processes do without the libraries of sessions.
  const { editorBySession } = await import('../editors/gate.ts')
  return (await editorBySession(cookie)) !== null
}

/** Whether the address carries a preview's token, and that preview shows one of these media. */
async function isPreviewed({ url = '' }: IncomingMessage, mediaIds: readonly number[]): Promise<boolean> {
  const token = parameter(url, 'preview')
  if (token === null) return false
  const { previewOpensMedia } = await import('../preview/opens-media.ts')
  for (const id of mediaIds) if (await previewOpensMedia(token, id)) return true
  return false
}

/** Whether the address carries the receipt of a contribution with which one of these media came. */
async function isContributors({ url = '' }: IncomingMessage, mediaIds: readonly number[]): Promise<boolean> {
  const receipt = parameter(url, 'receipt')
  if (receipt === null) return false
  const { receiptOpensMedia } = await import('../contributions/receipt-opens-media.ts')
  for (const id of mediaIds) if (await receiptOpensMedia(receipt, id)) return true
  return false
}

function parameter(url: string, name: string): string | null {
  return new URLSearchParams(url.split('?', 2)[1] ?? '').get(name)
}
