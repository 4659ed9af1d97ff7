import type { Body } from '../../articles/body/body.ts'
import { type Origin, originNames } from '../../articles/origin.ts'
import { type Found, foundOrRefused } from '../candidate.ts'
import type { ReadBody } from './body-thread.ts'
import type { RecordField } from './record-names.ts'
import { statedTime } from './stated-time.ts'
import { isHtml, textBody } from './text-body.ts'

/** What a record of a table says, by field; a body may be a document of ours. */
export type RecordValues = Partial<Record<RecordField, string>> & { document?: Body }

const BROKEN = '\uFFFD'

/** An article as a line of a table or of JSON says it.
 *  @param read reads a body that is HTML; a plain text is one by itself */
export function recordCandidate(key: string, values: RecordValues, read: ReadBody): Promise<Found> {
  return foundOrRefused(key, values.title ?? '', () => readRecord(key, values, read))
}

async function readRecord(key: string, values: RecordValues, read: ReadBody): Promise<Found> {
  const { title = '', body = '' } = values
  const broken = Object.values(values).some((value) => typeof value === 'string' && value.includes(BROKEN))
  if (broken) return { key, title, reason: '有坏了的字符：文件不是 UTF-8 或 GBK 编码的，或者这一条损坏了。' }
  if (title.trim() === '') return { key, reason: '没有标题。' }
  if (body.trim() === '' && !values.document) return { key, title, reason: '没有正文。' }
  const leftOut: string[] = []
  const text = values.document
    ? { body: values.document, files: [], leftOut: '' }
    : isHtml(body)
      ? await read({ html: body, base: values.sourceUrl ?? null })
      : { body: textBody(body), files: [], leftOut: '' }
  if (text.leftOut) leftOut.push(`没有带过来：${text.leftOut}。`)
  const publishedAt = statedTime(values.publishedAt ?? '')
  if (!publishedAt && values.publishedAt?.trim())
    leftOut.push(`没有看懂时间“${values.publishedAt.slice(0, 40)}”。`)
  const files = [...text.files, ...(values.picture?.trim() ? [{ address: values.picture.trim() }] : [])]
  return {
    key,
    title: title.replace(/\s+/g, ' '),
    ...provenance(values),
    summary: values.summary ?? '',
    body: text.body,
    publishedAt,
    files,
    leadFile: values.picture?.trim() ? files.length : null,
    leftOut,
  }
}

function provenance(values: RecordValues) {
  const origin = originOf(values.origin ?? '')
  const columns = [values.columns, values.tags].flatMap((names) => (names ? names.split(/[,，、;；|]/) : []))
  return {
    originalTitle: values.originalTitle || null,
    sourceName: values.sourceName || null,
    sourceUrl: values.sourceUrl?.trim() || null,
    author: values.author || null,
    sourceEditor: values.sourceEditor || null,
    sourceResponsibleEditor: values.sourceResponsibleEditor || null,
    photographer: values.photographer || null,
    ...(origin ? { origin } : {}),
    ...(values.city ? { city: values.city } : {}),
    ...(columns.length > 0 ? { columns } : {}),
    ...(values.tags?.trim() ? { tags: [values.tags] } : {}),
  }
}

function originOf(text: string): Origin | null {
  const found = Object.entries(originNames).find(
    ([origin, name]) => text.trim() === name || text.trim() === origin,
  )
  // The keys of a table whose type names them.
  return found ? (found[0] as Origin) : null
}
