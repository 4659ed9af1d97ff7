import { type DomainError, isDomainError } from '../errors.ts'
import type { Network } from '../fetch/public-network.ts'
import type { MediaFailure } from './media-failure.ts'
import { mediaLimits } from './media-limits.ts'
import { attemptsFor } from './picture-request.ts'

const LONGEST_MS = 60_000
/** What a site answers that gives its pictures to some alone. */
const refusing = [401, 403, 429]

/** A picture that was not fetched: why, and whether another time may help. */
export class FetchError extends Error {
  override readonly name = 'FetchError'
  readonly failure: MediaFailure
  readonly mayPass: boolean

  constructor(failure: MediaFailure, mayPass: boolean, cause?: unknown) {
    super(failure, { cause })
    this.failure = failure
    this.mayPass = mayPass
  }
}

/** Fetches a picture of another site, as it wants to be asked.
 *  @throws FetchError */
export async function fetchPicture(address: string, network?: Network): Promise<Buffer> {
  const { fetchPublic } = await import('../fetch/fetch-public.ts')
  const limits = { maxBytes: mediaLimits().picture * 1_048_576, timeoutMs: LONGEST_MS }
  let status = 0
  for (const headers of attemptsFor(address)) {
    const answer = await fetchPublic(address, { ...limits, headers }, network).catch((error) => {
      throw errorOf(error)
    })
    status = answer.status
    if (status >= 200 && status < 300 && answer.bytes.length > 0) return answer.bytes
    if (!refusing.includes(status)) break
  }
  throw statusError(status)
}

function statusError(status: number): FetchError {
  if (refusing.includes(status)) return new FetchError('refused', status === 429)
  if (status >= 500) return new FetchError('unreachable', true)
  return new FetchError('missing', false)
}

function errorOf(error: unknown): unknown {
  if (!isDomainError(error)) return error
  const { reason } = (error as DomainError).details
  if (reason === 'address' || reason === 'not-public') return new FetchError(reason, false, error)
  if (reason === 'size') return new FetchError('too-large', false, error)
  return new FetchError('unreachable', reason !== 'redirects', error)
}
