import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { BusboyFileStream } from '@fastify/busboy'
import { fileSize } from '../text/file-size.ts'
import { MOST_FIELD_BYTES, MOST_TEXT_BYTES, mostFileBytes, mostFilesBytes } from './form-limits.ts'
import { malformed, tooLongText } from './form-refusal.ts'
import type { PostedForm } from './posted-form.ts'
import { decodedText } from './posted-text.ts'

/** How the parts of one form are read. */
export type PartReader = {
  form: PostedForm
  /** The most files that this form takes. */
  mostFiles: number
  /** The folder of its files, which the first one makes. */
  folder(): Promise<string>
  textBytes: number
  fileBytes: number
  /** Files that were begun. */
  begun: number
}

type Part = { field: string | undefined; name: string | undefined; stream: BusboyFileStream }

/** Reads one part: a text, or a file, which has a name.
 *  @throws FormRefusal */
export async function readPart(reader: PartReader, { field, name, stream }: Part): Promise<void> {
  if (field === undefined) throw malformed()
  if (name === undefined) return readText(reader, field, stream)
  await readFile(reader, { field, name, stream })
}

async function readText(reader: PartReader, field: string, stream: BusboyFileStream): Promise<void> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length
    reader.textBytes += chunk.length
    if (bytes > MOST_FIELD_BYTES || reader.textBytes > MOST_TEXT_BYTES) throw tooLongText()
    chunks.push(chunk)
  }
  if (!reader.form.fields.add(field, decodedText(Buffer.concat(chunks)))) throw malformed()
}

type File = { field: string; name: string; stream: BusboyFileStream }

/** Writes a file to the form's folder. One that is too large, or one too many, is read to its end and left out: the form
 *  comes back with a sentence about it. */
async function readFile(reader: PartReader, { field, name, stream }: File): Promise<void> {
  const { form, mostFiles } = reader
  const chunks = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
  const first = await chunks.next()
  // A file field in which nothing was chosen.
  if (first.done && name === '') return
  if (form.files.length >= mostFiles) {
    addProblem(form, field, mostFiles > 0 ? `最多 ${mostFiles} 个文件，多出的没有收下` : '这里不能附文件')
    return discard(chunks)
  }
  reader.begun += 1
  const file = { field, name, path: join(await reader.folder(), String(reader.begun)), bytes: 0, hash: '' }
  const sum = createHash('sha256')
  const target = await open(file.path, 'wx', 0o600)
  try {
    for (let next = first; !next.done; next = await chunks.next()) {
      file.bytes += next.value.length
      reader.fileBytes += next.value.length
      if (file.bytes > mostFileBytes() || reader.fileBytes > mostFilesBytes()) break
      sum.update(next.value)
      await target.writeFile(next.value)
    }
  } finally {
    await target.close()
  }
  file.hash = sum.digest('hex')
  if (file.bytes <= mostFileBytes() && reader.fileBytes <= mostFilesBytes()) form.files.push(file)
  else addProblem(form, field, tooLargeSentence(name, file.bytes > mostFileBytes()))
  await discard(chunks)
}

function tooLargeSentence(name: string, isOne: boolean): string {
  return isOne
    ? `“${name.slice(0, 60)}”太大，每个文件最大 ${fileSize(mostFileBytes())}`
    : `文件加起来太大，合计最大 ${fileSize(mostFilesBytes())}`
}

function addProblem(form: PostedForm, field: string, sentence: string): void {
  if (!form.problems.some((one) => one.field === field)) form.problems.push({ field, sentence })
}

async function discard(chunks: AsyncIterator<Buffer>): Promise<void> {
  for (let next = await chunks.next(); !next.done; ) next = await chunks.next()
}
