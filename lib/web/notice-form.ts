import { prepareSealedFile } from '../parties/prepare-sealed-file.ts'
import type { PostedFields } from '../public-forms/posted-fields.ts'
import type { PublicForm } from '../public-forms/read-public-form.ts'

const identity = ['name', 'email', 'phone', 'address', 'agentFor'] as const
const texts = ['works', 'facts', 'reason', 'proof', 'wanted', 'correctText', 'message'] as const
const choices = ['kind', 'demand'] as const
const boxes = ['isTruthStated', 'isForeign', 'hasSued', 'isMistakeStated', 'acceptsJurisdiction'] as const

/** What the fields of a notice, an answer or a counter-notice say, for the schemas of lib/cases; what was not sent is empty. */
export function noticeInput(fields: PostedFields): Record<string, unknown> {
  const relation = fields.text('relation')
  return {
    ...fields.input([...identity, ...texts, ...choices]),
    ...Object.fromEntries(boxes.map((name) => [name, fields.text(name) === 'yes'])),
    statedUrls: fields.text('statedUrls').split('\n'),
    relation: relation === '' ? null : relation,
    isOrganisation: relation === 'organisation',
  }
}

/** The files of a form, sealed in the store, to be entered in the transaction that takes it. */
export async function sealedFilesOf({ files, storing }: Pick<PublicForm, 'files' | 'storing'>) {
  storing()
  const prepared: Awaited<ReturnType<typeof prepareSealedFile>>[] = []
  for (const { path, name } of files) prepared.push(await prepareSealedFile({ path, name }))
  return prepared
}
