import { z } from 'zod'
import type { Body } from '../../articles/body/body.ts'
import type { Found, ImportContext } from '../candidate.ts'
import { fileBytes, fileSize, filesOf } from '../runs/run-files.ts'
import type { RunInput } from '../runs/run-input.ts'
import { bodyThread, type ReadBody } from './body-thread.ts'
import { countedBytes } from './counted-bytes.ts'
import { decodedText } from './decode-text.ts'
import { type RecordValues, recordCandidate } from './record-candidate.ts'
import { recordField } from './record-names.ts'
import { type TextRecord, textRecords } from './text-records.ts'

/** Reads JSON Lines: an object a line, its properties named in Chinese or English. A body is a plain text, HTML, or a
 *  document of the portal's own. */
export async function* importJsonl(input: RunInput, context: ImportContext): AsyncGenerator<Found> {
  const files = filesOf(input)
  const counted = await countedBytes(files, fileSize, context)
  const thread = bodyThread()
  try {
    for (const file of files) {
      const prefix = files.length > 1 ? `${file.name}:` : ''
      const lines = textRecords(decodedText(counted(fileBytes(file))), { quoted: false })
      for await (const record of lines)
        yield await readLine(record, `${prefix}${record.line}`, (task) => thread.read(task, context.signal))
    }
  } finally {
    await thread.close()
  }
}

const objectSchema = z.record(z.string(), z.unknown())

async function readLine({ line, text }: TextRecord, key: string, read: ReadBody): Promise<Found> {
  const object = parsed(text)
  if (!object) return { key, reason: `第 ${line} 行不是一个 JSON 对象。` }
  const found = await recordCandidate(key, valuesOf(object), read)
  return 'reason' in found ? { ...found, reason: `第 ${line} 行：${found.reason}` } : found
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    return objectSchema.safeParse(JSON.parse(text)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function valuesOf(object: Record<string, unknown>): RecordValues {
  const values: RecordValues = {}
  for (const [name, value] of Object.entries(object)) {
    const field = recordField(name)
    if (field === null || value === null) continue
    if (field === 'body' && isDocument(value)) values.document = value
    else values[field] ??= wordsOf(value)
  }
  return values
}

/** A list is its words with commas between, as several authors are. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join('、')
  if (typeof value === 'object' && value !== null && 'name' in value) return wordsOf(value.name)
  return ''
}

/** Whatever else it holds is checked by the body's schema. */
function isDocument(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'doc'
}
