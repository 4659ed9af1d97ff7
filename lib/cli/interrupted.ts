import { DomainError } from '../errors.ts'

/** Runs `work`, which is to break off and tidy up when its signal is set off: by Ctrl-C, or by who stops the process.
 *  @throws DomainError unavailable when it was broken off */
export async function whileNotInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const aborter = new AbortController()
  const abort = () => aborter.abort()
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, abort)
  try {
    return await work(aborter.signal)
  } catch (error) {
    if (aborter.signal.aborted)
      throw new DomainError('unavailable', '已中断，没有留下文件。', { cause: error })
    throw error
  } finally {
    for (const signal of signals) process.off(signal, abort)
  }
}
