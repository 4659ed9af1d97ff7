/** A start that cannot go on. The message is the one line that a person at the terminal needs. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
