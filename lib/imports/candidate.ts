import type { Body } from '../articles/body/body.ts'
import type { Origin } from '../articles/origin.ts'
import { isDomainError } from '../errors.ts'

/** A picture or another file of an article that is to be imported: its address, or its bytes. */
export type CandidateFile = { address: string } | { bytes: Uint8Array; name: string }

/**
 * An article as an importer found it, before it is a draft. Its texts are as they came: the run checks them by the schema
 * of an article's content and refuses what cannot be stored. Whatever the source does not say is null, or left out.
 */
export type Candidate = {
  /** What tells it from the others of its run, the same at each run: a line's number, an address, an identifier. */
  key: string
  title: string
  originalTitle?: string | null
  summary: string
  /** Where a node or an attribute asks for a media number, k stands for the k-th of `files`, from 1 on. */
  body: Body
  /** The run's where it is not told. */
  origin?: Origin
  sourceName: string | null
  sourceUrl: string | null
  author: string | null
  sourceEditor?: string | null
  sourceResponsibleEditor?: string | null
  photographer?: string | null
  /** When it was published where it comes from. */
  publishedAt: Date | null
  /** Names or slugs of the portal's; the run's where they are not told, or are none of ours. */
  city?: string
  columns?: readonly string[]
  /** Those that are no tags of ours are left out, with a sentence. */
  tags?: readonly string[]
  files: readonly CandidateFile[]
  /** The number of the lead picture among `files`, from 1 on. */
  leadFile?: number | null
  /** What of it could not be taken over, in sentences for the report. */
  leftOut: readonly string[]
}

/** What an importer could make nothing of, and why, in a sentence. */
export type Refusal = { key: string; title?: string; reason: string }

export type Found = Candidate | Refusal

export function isRefusal(found: Found): found is Refusal {
  return 'reason' in found
}

/** What a run tells its importer. */
export type ImportContext = {
  /** Aborted when the run is to end. */
  signal: AbortSignal
  /** Whether an item needs no look any more: the run has had it before it was interrupted. To be asked once of each, which
   *  is then left out: so items keep their places in the input. */
  isDone: (key: string) => Promise<boolean>
  /** How much was read and how much there is: bytes of a file, or addresses. */
  progress: (done: number, total: number | null) => void
}

/** Reads a run's input, one article after the other, with bounded memory.
 *  @throws DomainError where it cannot be read to the end */
export type Importer<Input> = (input: Input, context: ImportContext) => AsyncIterable<Found>

/** What an article is read as, or the refusal with the sentence of why it cannot be.
 *  @throws what is no DomainError */
export async function foundOrRefused(key: string, title: string, read: () => Promise<Found>): Promise<Found> {
  try {
    return await read()
  } catch (error) {
    if (isDomainError(error) && error.code !== 'unavailable') return { key, title, reason: error.message }
    throw error
  }
}

const DATA = /^data:[\w/+.-]*;base64,/i

/** A picture of a text by its address, or by the bytes that the address itself holds (RFC 2397). */
export function pictureFile(address: string, at: number): CandidateFile {
  const data = DATA.exec(address)?.[0]
  if (!data) return { address }
  return { bytes: Buffer.from(address.slice(data.length), 'base64'), name: `图片 ${at + 1}` }
}
