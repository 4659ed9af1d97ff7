import { createHmac } from 'node:crypto'
import { secret } from '../config.ts'
import { DomainError, isDomainError } from '../errors.ts'
import { wrongFields } from '../input.ts'
import { addressKey } from '../ip-address.ts'
import { withFileSource } from '../media/detect/byte-source.ts'
import { detectFormat } from '../media/detect/detect-format.ts'
import { fileName } from '../media/file-name.ts'
import type { UploadFormat } from '../media/formats.ts'
import { shanghaiDate } from '../time.ts'
import { checkGuards } from './form-guards.ts'
import { type FormPurpose, purposeOf } from './form-purposes.ts'
import type { PostedFields } from './posted-fields.ts'
import type { PostedFile, PostedForm } from './posted-form.ts'

/** A file of a form: what it is by its content, under a clean name. It is deleted with the form; who keeps it copies it. */
type FormFile = PostedFile & { format: UploadFormat }

/** A form that passed its guards. */
export type PublicForm = {
  purpose: FormPurpose
  /** The idempotency key, for `createOnce`: the same for a second press and for a reload. */
  key: string
  fields: PostedFields
  files: readonly FormFile[]
  /** A pseudonym of the sender's address, another one every day. */
  client: string
  /** To be called before its files are stored: from then on it counts on its sender's limits, also where it is refused. */
  storing: () => void
}

/**
 * What a public form says: its guards checked, its files known by their content.
 * @param storing called before its files are stored
 * @throws DomainError invalid-input, by field
 */
export async function readPublicForm(posted: PostedForm, storing: () => void): Promise<PublicForm> {
  const { purpose, fields, address } = posted
  const { files, checked: key } = await checkedWithFiles(posted, () => checkGuards(purpose, fields))
  return { purpose, key, fields, files, client: clientKey(address), storing }
}

/**
 * The files of a form, known by their content, and what `check` makes of the rest of it. All that is to be mended is said at once.
 * @throws DomainError invalid-input, by field
 */
export async function checkedWithFiles<Checked>(
  posted: PostedForm,
  check: () => Promise<Checked>,
): Promise<{ files: FormFile[]; checked: Checked }> {
  const { files, wrong } = await checkedFiles(posted)
  const checked = await check().catch((error) => {
    throw isDomainError(error) ? withFields(error, wrong) : error
  })
  if (Object.keys(wrong).length > 0)
    throw new DomainError('invalid-input', '有的文件没有收下，原因写在选择文件的地方。', { fields: wrong })
  return { files, checked }
}

function withFields({ code, message, fields }: DomainError, more: Record<string, string>): DomainError {
  const all = { ...more, ...fields }
  // What counts the fields counts these, too.
  return message === wrongFields(fields).message
    ? wrongFields(all)
    : new DomainError(code, message, { fields: all })
}

async function checkedFiles({ purpose, files, problems }: PostedForm) {
  const checked: FormFile[] = []
  const wrong: Record<string, string> = {}
  for (const { field, sentence } of problems) wrong[field] ??= sentence
  for (const file of files)
    try {
      checked.push(await checkedFile(purpose, file))
    } catch (error) {
      if (!isDomainError(error)) throw error
      wrong[file.field] ??= `“${file.name.slice(0, 60)}”：${error.message}`
    }
  return { files: checked, wrong }
}

async function checkedFile(purpose: FormPurpose, file: PostedFile): Promise<FormFile> {
  const format = await withFileSource(file.path, detectFormat)
  if (!purposeOf(purpose).files?.formats.includes(format))
    throw new DomainError('invalid-input', '这里不收这种文件。')
  return { ...file, format, name: cleanName(file.name, format) }
}

/** HEIC keeps its name: it is the file that was sent. */
function cleanName(name: string, format: UploadFormat): string {
  return format === 'heic' ? fileName(name, 'jpeg').replace(/jpg$/, 'heic') : fileName(name, format)
}

function clientKey(address: string): string {
  const client = JSON.stringify([shanghaiDate(new Date()), addressKey(address)])
  return createHmac('sha256', secret())
    .update(`public form client:${client}`)
    .digest('base64url')
    .slice(0, 22)
}
