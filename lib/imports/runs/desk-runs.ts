import { db } from '#lib/db/client.ts'
import type { ImportOutcome, ImportRun } from '#lib/db/generated/client.ts'
import type { Editor } from '../../actors/editor.ts'
import { mayDelete } from '../../articles/permit-deletion.ts'
import { permit } from '../../editors/permissions.ts'
import { editedDrafts, type NamedArticle, publishedArticles } from './made-articles.ts'

const PAGE = 40
const ITEMS = 100
const NAMED = 20

/** A run as the desk shows it. */
export type DeskRun = Omit<ImportRun, 'input' | 'readSoFar' | 'readTotal'> & {
  city: string
  column: string | null
  readSoFar: number
  readTotal: number | null
  /** Whether its files are on the machine of whoever ran the command line. */
  isOfCommandLine: boolean
  /** Whether this editor may stop, continue and undo it. */
  isMine: boolean
}

/** An item of a run. */
export type DeskItem = {
  key: string
  position: number
  outcome: ImportOutcome
  title: string
  reason: string
  articleId: number | null
}

/** After which item a page begins. Places alone do not tell items apart: those of runs of earlier versions were counted anew
 *  when a run went on. */
export type ItemPlace = Pick<DeskItem, 'position' | 'key'>

const withPlace = { city: { select: { name: true } }, column: { select: { name: true } } }

type Row = ImportRun & { city: { name: string }; column: { name: string } | null }

function deskRun(editor: Editor, { input, city, column, readSoFar, readTotal, ...run }: Row): DeskRun {
  return {
    ...run,
    city: city.name,
    column: column?.name ?? null,
    readSoFar: Number(readSoFar),
    readTotal: readTotal === null ? null : Number(readTotal),
    isOfCommandLine: JSON.stringify(input).includes('"path":'),
    isMine: mayDelete(editor, run.editorId),
  }
}

/** The runs, the newest first, forty at a time.
 *  @param before the number of the run that the page follows
 *  @throws DomainError forbidden */
export async function listRuns(
  editor: Editor,
  before?: number,
): Promise<{ runs: DeskRun[]; before: number | null }> {
  permit(editor, 'import.run')
  const rows = await db().importRun.findMany({
    where: before === undefined ? {} : { id: { lt: before } },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    include: withPlace,
  })
  const runs = rows.slice(0, PAGE).map((row) => deskRun(editor, row))
  return { runs, before: rows.length > PAGE ? (runs.at(-1)?.id ?? null) : null }
}

/** One run; null where there is none.
 *  @throws DomainError forbidden */
export async function runForDesk(editor: Editor, id: number): Promise<DeskRun | null> {
  permit(editor, 'import.run')
  const row = await db().importRun.findUnique({ where: { id }, include: withPlace })
  return row && deskRun(editor, row)
}

/** The items of a run in their order, a hundred at a time, of one outcome or of all.
 *  @throws DomainError forbidden */
export async function runItems(
  editor: Editor,
  runId: number,
  { outcome, after = null }: { outcome?: ImportOutcome | undefined; after?: ItemPlace | null } = {},
): Promise<{ items: DeskItem[]; after: ItemPlace | null }> {
  permit(editor, 'import.run')
  const rows = await itemsAfter(runId, after, ITEMS + 1, outcome)
  const items = rows.slice(0, ITEMS)
  const last = items.at(-1)
  return { items, after: last && rows.length > ITEMS ? { position: last.position, key: last.key } : null }
}

/** So many items of a run after one of them, or from the first on. */
export function itemsAfter(
  runId: number,
  after: ItemPlace | null,
  most: number,
  outcome?: ImportOutcome,
): Promise<DeskItem[]> {
  const { position, key } = after ?? { position: 0, key: '' }
  return db().importItem.findMany({
    where: {
      ...{ runId, position: { gte: position }, ...(outcome ? { outcome } : {}) },
      OR: [{ position: { gt: position } }, { key: { gt: key } }],
    },
    orderBy: [{ position: 'asc' }, { key: 'asc' }],
    take: most,
    select: { key: true, position: true, outcome: true, title: true, reason: true, articleId: true },
  })
}

/** What stands in the way of undoing a run: what readers know already, and drafts that somebody has edited.
 *  @throws DomainError forbidden */
export async function undoObstacles(
  editor: Editor,
  runId: number,
): Promise<{ published: NamedArticle[]; edited: NamedArticle[] }> {
  permit(editor, 'import.run')
  const [published, edited] = await Promise.all([
    publishedArticles(db(), runId, 1),
    editedDrafts(db(), runId, NAMED),
  ])
  return { published, edited }
}
