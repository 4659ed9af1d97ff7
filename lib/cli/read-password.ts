import { DomainError } from '../errors.ts'

const MOST_BYTES = 4_096

/** The password on the standard input, without the line end that `echo` adds.
 *  @throws DomainError invalid-input when there is none, or more than one line */
export async function readPassword(): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of process.stdin) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > MOST_BYTES) throw refusal('标准输入上的密码太长。')
  }
  const password = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '')
  if (password === '') throw refusal('标准输入上没有密码。')
  if (/[\r\n]/.test(password)) throw refusal('标准输入上应只有一行密码。')
  return password
}

function refusal(message: string): DomainError {
  return new DomainError('invalid-input', message, { fields: { password: message } })
}
