import { DomainError } from '../errors.ts'

const MAX_BYTES = 4_096

/** The one line on the standard input, without the line end that `echo` adds: what must not stand in the shell's history.
 *  @param what it is, for the sentence and as the field of the refusal
 *  @throws DomainError invalid-input when there is none, or more than one line */
export async function readLine({ name, field }: { name: string; field: string }): Promise<string> {
  const refusal = (message: string) =>
    new DomainError('invalid-input', message, { fields: { [field]: message } })
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of process.stdin) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > MAX_BYTES) throw refusal(`标准输入上的${name}太长。`)
  }
  const text = decoded(Buffer.concat(chunks))?.replace(/\r?\n$/, '')
  if (text === undefined) throw refusal(`标准输入上的${name}不是 UTF-8 编码的。`)
  if (text === '') throw refusal(`标准输入上没有${name}。`)
  if (/[\r\n]/.test(text)) throw refusal(`标准输入上应只有一行${name}。`)
  if (/\p{Cc}/u.test(text)) throw refusal(`标准输入上的${name}含控制字符。`)
  return text
}

/** @returns undefined for what is no UTF-8 */
function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
