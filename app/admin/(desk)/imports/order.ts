import { z } from 'zod'
import { emptyImport, type ImportGiven } from '#components/desk/import-entry.ts'
import { type Origin, originNames } from '#lib/articles/origin.ts'
import { DomainError } from '#lib/errors.ts'
import { kindOfFile } from '#lib/imports/runs/file-kinds.ts'
import type { ImportKind } from '#lib/imports/runs/run-states.ts'
import type { RunOrder } from '#lib/imports/runs/start-run.ts'
import type { UndoInput } from '#lib/imports/runs/undo-run.ts'
import { completeAddress } from '#lib/text/web-address.ts'
import type { Form } from '#lib/web/action.ts'

const filesSchema = z.array(z.object({ name: z.string().max(255), upload: z.uuid() })).max(1_000)
type Files = z.infer<typeof filesSchema>

/** What the form of a new import asks for; the verb checks it.
 *  @throws DomainError invalid-input */
export function orderOf(form: Form): RunOrder {
  const place = { cityId: Number(form.text('cityId')), columnId: Number(form.text('columnId')) || null }
  const origin = (Object.keys(originNames) as Origin[]).find((one) => one === form.text('origin')) ?? 'repost'
  const shared = { ...place, origin, isTrial: form.text('isTrial') !== '' }
  if (form.text('from') === 'addresses') {
    const addresses = [...new Set(form.text('addresses').split(/\s+/).map(completeAddress).filter(Boolean))]
    const [first] = addresses
    if (first === undefined) throw missing('addresses', '请填写至少一个网址')
    return { ...shared, kind: 'url', name: nameOf(first, addresses.length), input: { addresses } }
  }
  const files = filesOf(form.text('files'))
  const [first] = files
  if (first === undefined) throw missing('files', '请先选择文件')
  return { ...shared, kind: kindOf(files), name: nameOf(first.name, files.length), input: { files } }
}

/** What was filled in, so that a refused form shows it again. */
export function givenIn(form: Form): ImportGiven {
  const given = { ...emptyImport }
  for (const name of Object.keys(given) as (keyof ImportGiven)[]) given[name] = form.text(name)
  return given
}

/** The number of the run that a form is about. */
export function runNumber(form: Form): number {
  return Number(form.text('run'))
}

/** What an editor chose for drafts that were edited since. */
export function decisionOf(form: Form): Pick<UndoInput, 'edited'> {
  if (form.text('edited') === 'keep') return { edited: 'keep' }
  if (form.text('edited') !== 'delete') return {}
  return { edited: { deleteUntil: new Date(form.text('seenAt')) } }
}

function filesOf(text: string): Files {
  if (text === '') return []
  try {
    return filesSchema.parse(JSON.parse(text))
  } catch {
    throw missing('files', '文件没有传完，请重新选择')
  }
}

function kindOf(files: Files): ImportKind {
  const kinds = new Set(files.map(({ name }) => kindOfFile(name)))
  const [kind] = kinds
  if (kinds.has(null) || !kind)
    throw missing('files', '不认识这种文件；可以导入 .csv、.jsonl、.html、.zip、.xml、.json、.docx')
  if (kinds.size > 1) throw missing('files', '一次只能导入一种文件，请分开导入')
  return kind
}

function nameOf(first: string, number: number): string {
  const short = first.length > 200 ? `${first.slice(0, 200)}…` : first
  return number > 1 ? `${short} 等 ${number} 项` : short
}

function missing(field: string, message: string): DomainError {
  return new DomainError('invalid-input', `${message}。`, { fields: { [field]: message } })
}
