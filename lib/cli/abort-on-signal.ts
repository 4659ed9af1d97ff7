import { DomainError } from '../errors.ts'

/** Runs `work`, whose signal is aborted by SIGINT (Ctrl-C), SIGTERM or SIGHUP; `work` then has to clean up and throw.
 *  @throws DomainError unavailable when it was aborted */
export async function withAbortOnSignal<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
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
