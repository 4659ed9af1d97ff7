import type { Tx } from '#lib/db/transaction.ts'
import { createDrafts, type NewDraft } from '../../articles/create-drafts.ts'
import { removedWords } from '../../articles/removed-words.ts'
import { isRemoved } from '../../articles/status.ts'
import { enterTexts } from '../../articles/text-identity.ts'
import { findNearest, type NearestArticle } from '../../near-duplicates/find-nearest.ts'
import { findKnown, type KnownArticle } from '../find-known.ts'
import { attachFiles } from './attach-files.ts'
import { waitingContent } from './decide-item.ts'
import type { Read } from './in-batches.ts'
import { type NewItem, recordItems, withoutDone } from './items.ts'
import { isReady, type Prepared, type Ready, type RunningImport } from './prepare-item.ts'
import { sortBatch } from './sort-batch.ts'

/** Another import took in the same text meanwhile: the batch is to be done again. */
export class BatchConflict extends Error {
  override readonly name = 'BatchConflict'
}

/**
 * Makes drafts of what a run found, and enters what became of each, in one transaction. What the run has had already is
 * left alone.
 * @throws BatchConflict
 */
export async function importBatch(
  tx: Tx,
  run: RunningImport,
  batch: readonly Prepared[],
  read: Read,
): Promise<void> {
  // A plan that is kept from when the tables were small reads them as a whole.
  await tx.$executeRaw`SET LOCAL plan_cache_mode = force_custom_plan`
  const fresh = await withoutDone(tx, run.id, batch)
  const items: NewItem[] = fresh.flatMap((one) => (isReady(one) ? [] : [one]))
  const ready = fresh.filter(isReady)
  const known = await findKnown(
    tx,
    ready.map(({ identity, draft }) => ({ identity, sourceUrl: draft.content.sourceUrl })),
  )
  for (const [at, article] of known) items.push(knownItem(only(ready[at]), article))
  const unknown = ready.filter((_, at) => !known.has(at))
  const near = await findNearest(
    tx,
    unknown.map(({ fingerprint }) => fingerprint),
  )
  for (const [at, article] of near) items.push(await undecidedItem(tx, run, only(unknown[at]), article))
  items.push(
    ...(await makeDrafts(
      tx,
      run,
      unknown.filter((_, at) => !near.has(at)),
    )),
  )
  await recordItems(tx, run.id, items, read)
}

function only(ready: Ready | undefined): Ready {
  if (!ready) throw new Error('a text was found that nobody asked for')
  return ready
}

function knownItem(ready: Ready, known: KnownArticle): NewItem {
  const { articleId, status } = known
  const item = { ...itemOf(ready), articleId }
  if (!isRemoved(status)) return { ...item, outcome: 'known' }
  const { removed, wayBack } = removedWords(known)
  const reason = `这篇文章（文章 ${articleId}）已${removed}，没有导入；${wayBack}`
  return { ...item, outcome: 'refused', reason }
}

/** What looks much like another article waits for an editor's decision, with its files taken already.
 *  @param like the article; its number is null where a trial would make it */
async function undecidedItem(
  tx: Tx,
  run: RunningImport,
  ready: Ready,
  like: Omit<NearestArticle, 'articleId'> & { articleId: number | null },
): Promise<NewItem> {
  const number = like.articleId === null ? '同一次导入' : `文章 ${like.articleId}`
  const removed = isRemoved(like.status) ? `，那一篇已${removedWords(like).removed}` : ''
  const reason = `与《${like.title}》（${number}）几乎一样${removed}。`
  return {
    ...itemOf(ready),
    outcome: 'undecided',
    reason: [reason, ...ready.leftOut, ...ready.files.leftOut].join(''),
    articleId: like.articleId,
    ...(run.isTrial ? {} : { content: waitingContent(await withOwnFiles(tx, run, ready)) }),
  }
}

/** A draft whose files are those of the media library. */
async function withOwnFiles(
  tx: Tx,
  { actor }: RunningImport,
  { draft, fingerprint, candidate: { leadFile }, files: ready }: Ready,
): Promise<NewDraft> {
  const content = await attachFiles(tx, actor, draft.content, { leadFile, ready })
  return content === draft.content ? { ...draft, fingerprint } : { ...draft, content }
}

/** Makes the drafts of those that are like none before them. */
async function makeDrafts(tx: Tx, run: RunningImport, ready: readonly Ready[]): Promise<NewItem[]> {
  const { made, same, alike } = sortBatch(ready)
  const ids = run.isTrial ? [] : await createBatch(tx, run, made)
  const idOf = new Map(made.map((one, at) => [one, ids[at] ?? null]))
  const items = made.map((one): NewItem => {
    const reason = [...one.leftOut, ...one.files.leftOut].join('')
    return { ...itemOf(one), outcome: 'made', reason, articleId: idOf.get(one) ?? null }
  })
  for (const [one, first] of same)
    items.push({ ...itemOf(one), outcome: 'known', articleId: idOf.get(first) ?? null })
  for (const [one, first] of alike) {
    const like = {
      title: first.draft.content.title,
      status: 'draft',
      caseId: null,
      articleId: idOf.get(first) ?? null,
    } as const
    items.push(await undecidedItem(tx, run, one, like))
  }
  return items
}

const itemOf = ({ key, position, draft }: Ready) => ({ key, position, title: draft.content.title })

async function createBatch(tx: Tx, run: RunningImport, made: readonly Ready[]): Promise<number[]> {
  const drafts: NewDraft[] = []
  for (const one of made) drafts.push(await withOwnFiles(tx, run, one))
  const ids = await createDrafts(tx, run.actor, drafts, { importRun: run.id })
  const texts = made.map(({ identity }, at) => ({ identity, articleId: ids[at] ?? 0 }))
  if (!(await enterTexts(tx, texts))) throw new BatchConflict()
  return ids
}
