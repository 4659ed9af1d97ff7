import type { ErrorCode } from '#lib/errors.ts'
import type { MediaView } from '#lib/media/media-types.ts'

/** A file that was not taken: one sentence why, as the portal says it. */
export class UploadError extends Error {
  override readonly name = 'UploadError'
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

export function isRefusal(error: unknown, code: ErrorCode): boolean {
  return error instanceof UploadError && error.code === code
}

/** What the portal answers to a request of an upload. */
export type Answer = { id?: string; offset: number; mediaId: number | null; media: MediaView | null }

type Sent = { json?: object; bytes?: Blob; offset?: number; signal?: AbortSignal | undefined }

/** Longer than a piece of 4 MB may take, and than the portal needs to read a large picture. */
const LONGEST_MS = 290_000

/** One request to /api/media/uploads.
 *  @throws UploadError for a refusal; TypeError or a timeout where there was no answer */
export async function askPortal(
  method: 'POST' | 'GET' | 'PATCH',
  id: string,
  { json, bytes, offset, signal }: Sent,
): Promise<Answer> {
  const timeout = AbortSignal.timeout(LONGEST_MS)
  const response = await fetch(id ? `/api/media/uploads/${id}` : '/api/media/uploads', {
    method,
    cache: 'no-store',
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    headers: {
      ...(json ? { 'content-type': 'application/json' } : {}),
      ...(bytes ? { 'content-type': 'application/octet-stream', 'upload-offset': String(offset) } : {}),
    },
    ...(json ? { body: JSON.stringify(json) } : bytes ? { body: bytes } : {}),
  })
  if (!response.ok) throw await refusalIn(response)
  return { mediaId: null, media: null, ...(await response.json()) }
}

/** A proxy's page, or an answer that was cut, counts as no answer. */
async function refusalIn(response: Response): Promise<UploadError> {
  const { code, detail } = await response.json().catch(() => ({}))
  const isOurs = typeof code === 'string' && typeof detail === 'string'
  if (isOurs && code !== 'internal') return new UploadError(code as ErrorCode, detail)
  return new UploadError('unavailable', '服务器没有应答，文件没有传完。请稍后按“重试”。')
}
