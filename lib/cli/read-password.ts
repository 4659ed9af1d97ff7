import { DomainError } from '../errors.ts'

const MAX_BYTES = 4_096

/** The password on the standard input, without the line end that `echo` adds.
 *  @throws DomainError invalid-input when there is none, or more than one line */
export async function readPassword(): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of process.stdin) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > MAX_BYTES) throw refusal('标准输入上的密码太长。')
  }
  const password = decoded(Buffer.concat(chunks)).replace(/\r?\n$/, '')
  if (password === '') throw refusal('标准输入上没有密码。')
  if (/[\r\n]/.test(password)) throw refusal('标准输入上应只有一行密码。')
  if (/\p{Cc}/u.test(password)) throw refusal('标准输入上的密码含控制字符。')
  return password
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refusal('标准输入上的密码不是 UTF-8 编码的。')
  }
}

function refusal(message: string): DomainError {
  return new DomainError('invalid-input', message, { fields: { password: message } })
}
