/** A start that failed for a known reason. The message is one line for the person at the terminal. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
