import type { ErrorCode } from '#lib/errors.ts'
import type { MediaView } from '#lib/media/media-types.ts'
import { pause } from './pause.ts'
import { forgetUpload, knownUpload, rememberUpload } from './remembered-uploads.ts'
import { type Answer, askPortal, isRefusal, UploadError } from './upload-requests.ts'

export { UploadError } from './upload-requests.ts'

export type UploadOptions = {
  /** Called with the part that has been stored, from 0 to 1. */
  onProgress?: (part: number) => void
  /** Ends the upload; what was stored goes on where it is begun again. */
  signal?: AbortSignal
}

export type Uploaded = { mediaId: number; media: MediaView }

const FIRST_PIECE = 262_144
const LARGEST_PIECE = 4_194_304
/** A piece that took less is followed by one twice as large: on a slow line little is lost with a connection. */
const QUICK_MS = 1_500
/** Tries without any progress where nothing is heard of the portal, some ten minutes; and where it says that it cannot. */
const MOST_TRIES = 24
const MOST_REFUSED_TRIES = 5
const LONGEST_PAUSE_MS = 30_000

/**
 * Uploads a file to the media library in pieces. After a lost connection it goes on from the byte that the portal has,
 * also when the same file is chosen again after a reload.
 * @throws UploadError with a sentence; an AbortError where `signal` ended it
 */
export async function uploadFile(file: File, options: UploadOptions = {}): Promise<Uploaded> {
  const state = newState(await knownUpload(file))
  for (;;) {
    const { mediaId, media } = await advance(file, state, options)
    if (mediaId === null || !media) continue
    forgetUpload(file)
    options.onProgress?.(1)
    return { mediaId, media }
  }
}

/**
 * Stores a file that is to be imported, in pieces; after a lost connection it goes on from the byte that the portal has.
 * @returns the number of its upload
 * @throws UploadError with a sentence; an AbortError where `signal` ended it
 */
export async function uploadForImport(file: File, options: UploadOptions = {}): Promise<string> {
  const state = { ...newState(null), purpose: 'import' as const }
  for (;;) {
    const { offset } = await advance(file, state, options)
    if (state.id !== null && offset === file.size) return state.id
  }
}

type State = {
  purpose: 'media' | 'import'
  id: string | null
  /** Where the next piece begins; null where the portal is to be asked. */
  offset: number | null
  farthest: number
  piece: number
  tries: number
}

const newState = (id: string | null): State => ({
  purpose: 'media',
  id,
  offset: null,
  farthest: 0,
  piece: FIRST_PIECE,
  tries: 0,
})

const nothingYet: Answer = { offset: -1, mediaId: null, media: null }

/** One step of an upload, or a pause after one that failed. */
async function advance(file: File, state: State, { onProgress, signal }: UploadOptions): Promise<Answer> {
  signal?.throwIfAborted()
  try {
    const answer = await step(file, state, signal)
    if (answer.offset > state.farthest) Object.assign(state, { farthest: answer.offset, tries: 0 })
    state.offset = answer.offset
    if (answer.mediaId === null) onProgress?.(answer.offset / file.size)
    return answer
  } catch (error) {
    await recover(file, state, error, signal)
    return nothingYet
  }
}

/** Begins, asks for the place, or sends the next piece. */
async function step(file: File, state: State, signal?: AbortSignal): Promise<Answer> {
  if (state.id === null) {
    const begun = await askPortal('POST', '', {
      json: { name: file.name, size: file.size, purpose: state.purpose },
      signal,
    })
    state.id = begun.id ?? null
    if (state.id !== null && state.purpose === 'media') rememberUpload(file, state.id)
    return begun
  }
  if (state.offset === null) return askPortal('GET', state.id, { signal })
  const bytes = file.slice(state.offset, state.offset + state.piece)
  const from = performance.now()
  const answer = await askPortal('PATCH', state.id, { bytes, offset: state.offset, signal })
  const isQuick = performance.now() - from < QUICK_MS
  state.piece = Math.min(LARGEST_PIECE, Math.max(FIRST_PIECE, isQuick ? state.piece * 2 : state.piece / 2))
  return answer
}

/** Waits for another try, or gives up. */
async function recover(file: File, state: State, error: unknown, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted()
  if (isRefusal(error, 'not-found') && state.id !== null) {
    // It has expired: from the beginning.
    forgetUpload(file)
    Object.assign(state, { id: null, offset: null, tries: state.tries + 1 })
    if (state.tries < 3) return
  }
  if (isFinal(error)) {
    if (!(error instanceof UploadError && error.code === 'unauthenticated')) forgetUpload(file)
    throw error
  }
  state.tries += 1
  if (state.tries >= (error instanceof UploadError ? MOST_REFUSED_TRIES : MOST_TRIES)) throw giveUp(error)
  state.offset = null
  state.piece = FIRST_PIECE
  await pause(Math.min(LONGEST_PAUSE_MS, 500 * 2 ** state.tries), signal)
}

const passing: readonly ErrorCode[] = ['unavailable', 'conflict']

function isFinal(error: unknown): error is UploadError {
  return error instanceof UploadError && !passing.includes(error.code)
}

function giveUp(error: unknown): UploadError {
  return error instanceof UploadError
    ? error
    : new UploadError('unavailable', '连接中断，文件没有传完。请按“重试”，会从断开的地方接着传。')
}
