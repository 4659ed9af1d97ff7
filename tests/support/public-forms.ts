import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFormFolder } from '#lib/public-forms/form-folders.ts'
import type { FormPurpose } from '#lib/public-forms/form-purposes.ts'
import { issueToken, readToken } from '#lib/public-forms/form-token.ts'
import { GUARD_FIELDS } from '#lib/public-forms/guard-fields.ts'
import { PostedFields } from '#lib/public-forms/posted-fields.ts'
import { handOver, POSTED_FORM, type PostedForm } from '#lib/public-forms/posted-form.ts'
import { questionNamed } from '#lib/public-forms/questions.ts'

// Forms as readers send them: by a person who read the page for a while and answered its question.

const READ_FOR_MS = 20_000
/** A public address of the documentation network (RFC 5737). */
const ADDRESS = '192.0.2.7'

type Texts = Readonly<Record<string, string | readonly string[]>>
export type SentFile = { field: string; name: string; bytes: Uint8Array }

/** The guard fields of a form that was opened some seconds ago, with the right answer. */
export async function guardFields(
  purpose: FormPurpose,
  openedAt = Date.now() - READ_FOR_MS,
): Promise<Record<string, string>> {
  const token = await issueToken(purpose, openedAt)
  const read = await readToken(purpose, { token, solution: '' })
  const answer = questionNamed(read?.question ?? '')?.answers[0] ?? ''
  return { [GUARD_FIELDS.token]: token, [GUARD_FIELDS.answer]: answer }
}

/** A form as the server hands it to the page's handler. The guard fields may be given as well. */
export async function postedForm(
  purpose: FormPurpose,
  texts: Texts,
  { files = [], address = ADDRESS }: { files?: readonly SentFile[]; address?: string } = {},
): Promise<PostedForm> {
  const fields = new PostedFields()
  for (const [name, given] of Object.entries({ ...(await guardFields(purpose)), ...texts }))
    for (const value of typeof given === 'string' ? [given] : given) fields.add(name, value)
  const folder = files.length > 0 ? await makeFormFolder() : null
  const kept = files.map(({ field, name, bytes }, at) => ({
    ...{ field, name, bytes: bytes.length, path: join(folder ?? '', String(at)) },
    hash: createHash('sha256').update(bytes).digest('hex'),
  }))
  for (const [at, { path }] of kept.entries()) await writeFile(path, files[at]?.bytes ?? '')
  return { purpose, address, fields, files: kept, problems: [], folder }
}

type Handler<Name extends string> = (
  request: Request,
  context: { params: Promise<Record<Name, string>> },
) => Promise<Response>

/** Sends a form to the POST handler of its page. */
export function sendForm<Name extends string = never>(
  handler: Handler<Name>,
  path: string,
  posted: PostedForm,
  params = {} as Record<Name, string>,
): Promise<Response> {
  const headers = { [POSTED_FORM]: handOver(posted) }
  const request = new Request(`http://localhost:3000${path}`, { method: 'POST', headers })
  return handler(request, { params: Promise.resolve(params) })
}
