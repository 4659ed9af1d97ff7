import type { ImportRun } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../../actors/actor.ts'
import { unmarkedText } from '../../articles/body/plain-text.ts'
import { createDrafts, type NewDraft } from '../../articles/create-drafts.ts'
import { enterTexts, textIdentity } from '../../articles/text-identity.ts'
import { findNearest, type NearestArticle } from '../../near-duplicates/find-nearest.ts'
import { type Candidate, type Found, isRefusal } from '../candidate.ts'
import { findKnown, type KnownArticle } from '../find-known.ts'
import { attachFiles, type ReadyFiles } from './attach-files.ts'
import { candidateContent } from './candidate-content.ts'
import { waitingContent } from './decide-item.ts'
import { type NewItem, recordItems, withoutDone } from './items.ts'
import type { PlaceOf } from './run-places.ts'

/** A run as its batches need it. */
export type RunningImport = Pick<ImportRun, 'id' | 'origin' | 'isTrial'> & { actor: Actor; placeOf: PlaceOf }

/** Something found, its place in the input, and its files, which were prepared before. */
export type Placed = { position: number; found: Found; ready?: ReadyFiles }

const noFiles: ReadyFiles = { files: [], leftOut: [] }

/** A candidate that can be a draft. */
type Ready = {
  position: number
  candidate: Candidate
  draft: NewDraft
  leftOut: string[]
  files: ReadyFiles
  identity: Buffer<ArrayBuffer>
}

/** Another import took in the same text meanwhile: the batch is to be done again. */
export class BatchConflict extends Error {
  override readonly name = 'BatchConflict'
}

/**
 * Makes drafts of what a run found, and enters what became of each, in one transaction. What the run has had already is
 * left alone.
 * @throws BatchConflict
 */
export async function importBatch(tx: Tx, run: RunningImport, batch: readonly Placed[]): Promise<void> {
  const fresh = await withoutDone(tx, run.id, batch)
  const items: NewItem[] = []
  const ready: Ready[] = []
  for (const placed of fresh) {
    const prepared = prepare(run, placed)
    if ('outcome' in prepared) items.push(prepared)
    else ready.push(prepared)
  }
  const known = await findKnown(
    tx,
    ready.map(({ identity, draft }) => ({ identity, ...draft.content })),
  )
  for (const [at, article] of known) items.push(knownItem(ready[at], article))
  const fit = ready.filter((_, at) => !known.has(at))
  const near = await findNearest(
    tx,
    fit.map(({ draft }) => unmarkedText(draft.content.body)),
  )
  for (const [at, article] of near) items.push(await undecidedItem(tx, run, fit[at], article))
  items.push(
    ...(await makeDrafts(
      tx,
      run,
      fit.filter((_, at) => !near.has(at)),
    )),
  )
  await recordItems(tx, run.id, items)
}

function prepare(run: RunningImport, { position, found, ready = noFiles }: Placed): NewItem | Ready {
  const { key, title = '' } = found
  const refused = (reason: string) => ({ key, title, position, outcome: 'refused' as const, reason })
  if (isRefusal(found)) return refused(found.reason)
  const place = run.placeOf(found)
  const prepared = candidateContent(found, { place, origin: run.origin, now: new Date() })
  if ('reason' in prepared) return refused(prepared.reason)
  const leftOut = [...prepared.leftOut, ...ready.leftOut]
  const { draft } = prepared
  return { position, candidate: found, draft, leftOut, files: ready, identity: textIdentity(draft.content) }
}

function knownItem(ready: Ready | undefined, { articleId, status }: KnownArticle): NewItem {
  if (!ready) throw new Error('a text is known that nobody asked for')
  const { position, candidate } = ready
  const item = { key: candidate.key, title: candidate.title, position, articleId }
  if (status !== 'taken_down') return { ...item, outcome: 'known' }
  const reason = `这篇文章（文章 ${articleId}）已下架，没有导入；要重新发布，请恢复文章 ${articleId}。`
  return { ...item, outcome: 'refused', reason }
}

/** What looks much like another article waits for an editor's decision, with its files taken already. */
async function undecidedItem(
  tx: Tx,
  run: RunningImport,
  ready: Ready | undefined,
  { articleId, title, status }: NearestArticle,
): Promise<NewItem> {
  if (!ready) throw new Error('a text is alike that nobody asked for')
  const { position, candidate, draft } = ready
  const removed = status === 'taken_down' ? '，那一篇已下架' : ''
  return {
    key: candidate.key,
    title: draft.content.title,
    position,
    outcome: 'undecided',
    reason: [`与《${title}》（文章 ${articleId}）几乎一样${removed}。`, ...ready.leftOut].join(''),
    articleId,
    ...(run.isTrial ? {} : { content: waitingContent(await withOwnFiles(tx, run, ready)) }),
  }
}

/** A draft whose files are those of the media library. */
async function withOwnFiles(
  tx: Tx,
  { actor }: RunningImport,
  { draft, candidate, files: ready }: Ready,
): Promise<NewDraft> {
  const { leadFile } = candidate
  return { ...draft, content: await attachFiles(tx, actor, draft.content, { leadFile, ready }) }
}

/** Of texts that are the same the first one is made. */
async function makeDrafts(tx: Tx, run: RunningImport, ready: readonly Ready[]): Promise<NewItem[]> {
  const firsts = new Map<string, Ready>()
  for (const one of ready) {
    const identity = one.identity.toString('hex')
    if (!firsts.has(identity)) firsts.set(identity, one)
  }
  const made = [...firsts.values()]
  const ids = run.isTrial ? [] : await createBatch(tx, run, made)
  const idOf = new Map(made.map((one, at) => [one.identity.toString('hex'), ids[at] ?? null]))
  return ready.map((one) => {
    const { position, candidate, leftOut } = one
    const isFirst = made.includes(one)
    return {
      key: candidate.key,
      title: one.draft.content.title,
      position,
      outcome: isFirst ? 'made' : 'known',
      reason: isFirst ? leftOut.join('') : '',
      articleId: idOf.get(one.identity.toString('hex')) ?? null,
    }
  })
}

async function createBatch(tx: Tx, run: RunningImport, made: readonly Ready[]): Promise<number[]> {
  const drafts: NewDraft[] = []
  for (const one of made) drafts.push(await withOwnFiles(tx, run, one))
  const ids = await createDrafts(tx, run.actor, drafts, { importRun: run.id })
  const texts = made.map(({ identity }, at) => ({ identity, articleId: ids[at] ?? 0 }))
  if (!(await enterTexts(tx, texts))) throw new BatchConflict()
  return ids
}
