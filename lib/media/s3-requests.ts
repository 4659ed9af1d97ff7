import { setTimeout as sleep } from 'node:timers/promises'
import type { AwsClient } from 'aws4fetch'
import { storageFailure } from './storage-failure.ts'

export type S3Settings = {
  /** Of the bucket, by path or by host (`https://s3.example/bucket`, `https://bucket.s3.example`), without a slash at its
   *  end. */
  url: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

type Sent = {
  headers?: Record<string, string>
  query?: Record<string, string>
  body?: Blob
  /** Of the body. */
  sha256?: string
  signal?: AbortSignal
  /** Whether 404 is an answer like others: null is returned then. */
  mayBeAbsent?: boolean
}

const TRIES = 3
const FIRST_PAUSE_MS = 200
/** For the head of an answer; a body may take longer. */
const PATIENCE_MS = 20_000
/** A body is sent before the answer comes: at least this many bytes a second. */
const SLOWEST_BYTES_PER_S = 100_000

/** Codes of the protocol that no repetition helps, and what an operator should look at. */
const misconfigured: Readonly<Record<string, string>> = {
  InvalidAccessKeyId: 'MEDIA_S3_ACCESS_KEY_ID is not known there',
  SignatureDoesNotMatch: 'MEDIA_S3_SECRET_ACCESS_KEY or MEDIA_S3_REGION is wrong',
  AuthorizationHeaderMalformed: 'MEDIA_S3_REGION is wrong',
  AccessDenied: 'these keys may not read, write, list and delete there',
  NoSuchBucket: 'MEDIA_S3_URL names no bucket',
  RequestTimeTooSkewed: "this machine's clock is wrong",
}

/** Signed requests to one bucket. */
export class S3Requests {
  readonly #settings: S3Settings
  #client: Promise<AwsClient> | undefined

  constructor(settings: S3Settings) {
    this.#settings = settings
  }

  /**
   * Sends a request, again where it failed for the moment.
   * @returns the answer; null where there is no such object and that may be
   * @throws DomainError unavailable
   */
  async send(method: string, key: string, sent: Sent = {}): Promise<Response | null> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#once(method, key, sent).catch((error: unknown) => {
        if (sent.signal?.aborted || attempt === TRIES)
          throw storageFailure('unreachable', `the media bucket cannot be reached: ${reasonOf(error)}`, error)
        return null
      })
      if (answer?.ok) return answer
      if (answer && answer.status < 500 && answer.status !== 429) return refused(answer, sent)
      await answer?.body?.cancel()
      if (answer && attempt === TRIES)
        throw storageFailure('unreachable', `the media bucket answers ${answer.status}`)
      await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1))
    }
  }

  async #once(
    method: string,
    key: string,
    { headers, query = {}, body, sha256, signal }: Sent,
  ): Promise<Response> {
    this.#client ??= clientOf(this.#settings)
    const client = await this.#client
    const url = new URL(key === '' ? this.#settings.url : `${this.#settings.url}/${key}`)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const patience = PATIENCE_MS + ((body?.size ?? 0) / SLOWEST_BYTES_PER_S) * 1_000
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(new Error('it took too long')), patience)
    try {
      return await client.fetch(url.href, {
        method,
        redirect: 'manual',
        headers: { ...headers, ...(sha256 ? { 'x-amz-content-sha256': sha256 } : {}) },
        signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
        ...(body ? { body } : {}),
      })
    } finally {
      clearTimeout(timer)
    }
  }
}

/** Loaded by portals that keep files in a bucket alone. */
async function clientOf({ accessKeyId, secretAccessKey, region }: S3Settings): Promise<AwsClient> {
  const { AwsClient } = await import('aws4fetch')
  return new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 })
}

async function refused(answer: Response, { mayBeAbsent }: Sent): Promise<null> {
  const text = await answer.text()
  const [, code = ''] = /<Code>(\w+)<\/Code>/.exec(text) ?? []
  if (answer.status === 404 && mayBeAbsent && code !== 'NoSuchBucket') return null
  if (/^(?:BadDigest|XAmzContentSHA256Mismatch)$/.test(code))
    throw storageFailure('damaged', `the media bucket received another content (${code})`)
  const hint = misconfigured[code]
  const said = `the media bucket answers ${answer.status}${code ? ` ${code}` : ''}`
  throw storageFailure('misconfigured', hint ? `${said}: ${hint}` : said)
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message || cause.name : String(cause)
}
