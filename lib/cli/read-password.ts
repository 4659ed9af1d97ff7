import { readLine } from './read-line.ts'

/** The password on the standard input, without the line end that `echo` adds.
 *  @throws DomainError invalid-input when there is none, or more than one line */
export function readPassword(): Promise<string> {
  return readLine({ name: '密码', field: 'password' })
}
