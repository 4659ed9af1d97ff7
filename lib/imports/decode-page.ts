import { DomainError } from '../errors.ts'
import { decodedStrictly } from './charset.ts'
import { pageError } from './page-error.ts'

export const MAX_PAGE_BYTES = 2 * 1024 * 1024

/**
 * The text of a collected page: UTF-8 with or without byte order mark, else GB18030 (which holds GBK and GB 2312).
 * Line ends come out as LF, so that a text does not depend on how it was saved.
 * @throws DomainError invalid-input | too-large
 */
export function decodePage(bytes: Uint8Array): string {
  if (bytes.length > MAX_PAGE_BYTES)
    throw new DomainError('too-large', `文件太大：最多 ${MAX_PAGE_BYTES / 1024 / 1024} MB。`)
  refuseBinary(bytes)
  const text =
    decodedStrictly('utf-8', bytes) ??
    decodedStrictly('gb18030', refuseDamaged('utf-8', refuseTruncated(bytes)))
  if (text === null) {
    refuseDamaged('gb18030', bytes)
    throw new DomainError('invalid-input', '文件不是 UTF-8 或 GB18030 编码的文字。')
  }
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
}

function refuseBinary(bytes: Uint8Array): void {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new DomainError('invalid-input', '文件是 UTF-16 编码的，请另存为 UTF-8。')
  if (bytes.includes(0))
    throw new DomainError('invalid-input', '文件不是文字（或是 UTF-16 编码的），请另存为 UTF-8 文本。')
}

/** UTF-8 that ends within a character is not valid UTF-8, but would decode as GB18030 into other characters. */
function refuseTruncated(bytes: Uint8Array): Uint8Array {
  for (const missing of [1, 2, 3]) {
    const before = decodedStrictly('utf-8', bytes.subarray(0, -missing))
    if (before === null || before.length === bytes.length - missing) continue
    const line = before.split(/\r\n?|\n/).length
    throw new DomainError('invalid-input', `第 ${line} 行：文字在这里断了，文件不完整。`, {
      details: { line },
    })
  }
  return bytes
}

/** A file that decodes in one encoding but for a few bytes was saved in that encoding and damaged. */
function refuseDamaged(encoding: 'utf-8' | 'gb18030', bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder(encoding).decode(bytes)
  const bad = text.split('\ufffd').length - 1
  const good = text.replace(/[\0-\x7f\ufffd]/g, '').length
  if (bad === 0 || bad * 4 > good) return bytes
  const before = text.slice(0, text.indexOf('\ufffd')).split(/\r\n?|\n/)
  const column = [...(before.at(-1) ?? '')].length + 1
  const name = encoding === 'utf-8' ? 'UTF-8' : 'GB18030'
  throw pageError(before.length, `第 ${column} 个字符坏了，不是 ${name} 编码的文字；请重新保存这一页。`, {
    column,
  })
}
