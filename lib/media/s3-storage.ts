import { createHash } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { ByteRange, Content, MediaStorage, StoredFile } from './media-storage.ts'
import { hashOfKey, storageKey } from './media-storage.ts'
import { S3Requests, type S3Settings } from './s3-requests.ts'
import { storageFailure } from './storage-failure.ts'

/**
 * Objects in a bucket that speaks the S3 protocol. It is asked for nothing beyond PUT, GET, HEAD, DELETE and a list.
 * @param prefix what every key begins with, like `sealed/`
 */
export function s3Storage(settings: S3Settings, prefix = ''): MediaStorage {
  const requests = new S3Requests(settings)
  const keyOf = (hash: string) => prefix + storageKey(hash)
  return {
    put: (hash, content) => put(requests, keyOf(hash), hash, content),
    get: (hash, options = {}) => get(requests, keyOf(hash), options),
    head: async (hash) => {
      const response = await requests.send('HEAD', keyOf(hash), { mayBeAbsent: true })
      return response ? { bytes: Number(response.headers.get('content-length')) } : null
    },
    delete: async (hash) => {
      await (await requests.send('DELETE', keyOf(hash), { mayBeAbsent: true }))?.body?.cancel()
    },
    list: () => list(requests, prefix),
  }
}

/** Not every server compares the content with the hash that the request is signed with, so it is verified before. */
async function put(requests: S3Requests, key: string, hash: string, content: Content): Promise<void> {
  const body = Buffer.isBuffer(content) ? new Blob([new Uint8Array(content)]) : await openAsBlob(content.path)
  if ((await sha256Of(body)) !== hash)
    throw storageFailure('damaged', `the content of ${hash} is another one`)
  const response = await requests.send('PUT', key, { body, sha256: hash })
  await response?.body?.cancel()
}

async function sha256Of(body: Blob): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of body.stream()) hash.update(chunk)
  return hash.digest('hex')
}

async function get(
  requests: S3Requests,
  key: string,
  { range, signal }: { range?: ByteRange; signal?: AbortSignal },
): Promise<Readable | null> {
  const response = await requests.send('GET', key, {
    mayBeAbsent: true,
    ...(range ? { headers: { range: `bytes=${range.start}-${range.end}` } } : {}),
    ...(signal ? { signal } : {}),
  })
  if (!response?.body) return null
  const isThatPart =
    response.headers.get('content-length') === String((range?.end ?? 0) - (range?.start ?? 0) + 1)
  if (range && !(response.status === 206 && isThatPart)) {
    await response.body.cancel()
    throw storageFailure('misconfigured', 'the media bucket does not answer ranges')
  }
  // The types of fetch and of Node's streams describe the same object.
  return Readable.fromWeb(response.body as ReadableStream)
}

/** A thousand at a time, as the protocol gives them. Keys are hexadecimal: nothing in the answer is escaped. */
async function* list(requests: S3Requests, prefix: string): AsyncGenerator<StoredFile> {
  let token: string | undefined
  do {
    const query = {
      'list-type': '2',
      ...(prefix === '' ? {} : { prefix }),
      ...(token === undefined ? {} : { 'continuation-token': token }),
    }
    const xml = (await (await requests.send('GET', '', { query }))?.text()) ?? ''
    for (const [, entry = ''] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      const hash = hashOfKey(textOf('Key', entry).slice(prefix.length))
      if (hash === null) continue
      const storedAt = new Date(textOf('LastModified', entry))
      yield { hash, bytes: Number(textOf('Size', entry)), storedAt }
    }
    token = textOf('IsTruncated', xml) === 'true' ? textOf('NextContinuationToken', xml) : undefined
  } while (token)
}

function textOf(tag: string, xml: string): string {
  const [, value = ''] = new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(xml) ?? []
  return value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}
