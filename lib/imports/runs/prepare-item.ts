import type { ImportRun } from '#lib/db/generated/client.ts'
import type { Actor } from '../../actors/actor.ts'
import { unmarkedText } from '../../articles/body/plain-text.ts'
import type { NewDraft } from '../../articles/create-drafts.ts'
import { textIdentity } from '../../articles/text-identity.ts'
import { type Fingerprint, fingerprintOf } from '../../near-duplicates/fingerprint.ts'
import { type Candidate, isRefusal } from '../candidate.ts'
import { noFiles, type ReadyFiles } from './attach-files.ts'
import { candidateContent } from './candidate-content.ts'
import type { Placed } from './in-batches.ts'
import type { NewItem } from './items.ts'
import type { PlaceOf } from './run-places.ts'

/** A run as its batches need it. */
export type RunningImport = Pick<ImportRun, 'id' | 'origin' | 'isTrial'> & {
  /** Whether it has had items before. */
  isResumed: boolean
  actor: Actor
  placeOf: PlaceOf
}

/** A candidate that can be a draft. */
export type Ready = {
  key: string
  position: number
  title: string
  draft: NewDraft
  fingerprint: Fingerprint
  identity: Buffer<ArrayBuffer>
  leftOut: readonly string[]
  candidate: Pick<Candidate, 'files' | 'leadFile'>
  /** What was made of its files. */
  files: ReadyFiles
}

/** What was found: what can be a draft, or what is refused already. */
export type Prepared = NewItem | Ready

export function isReady(prepared: Prepared): prepared is Ready {
  return 'draft' in prepared
}

/** Checks what was found, which is stored by a key. It takes most of the time of an import that the database does not, and needs nothing of it. */
export function prepareItem(
  run: RunningImport,
  { position, found, key }: Placed & { key: string },
): Prepared {
  const item = { key, title: found.title ?? '', position }
  if (isRefusal(found)) return refusedItem(item, found.reason)
  const place = run.placeOf(found)
  const prepared = candidateContent(found, { place, origin: run.origin, now: new Date() })
  if ('reason' in prepared) return refusedItem(item, prepared.reason)
  const { draft, leftOut } = prepared
  const { content } = draft
  return {
    ...item,
    draft,
    fingerprint: fingerprintOf(unmarkedText(content.body)),
    identity: textIdentity(content),
    leftOut,
    candidate: found,
    files: noFiles,
  }
}

/** An item of which nothing is made, and why. */
export function refusedItem(
  { key, title, position }: Pick<NewItem, 'key' | 'title' | 'position'>,
  reason: string,
): NewItem {
  return { key, title, position, outcome: 'refused', reason }
}
