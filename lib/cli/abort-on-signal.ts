import { DomainError } from '../errors.ts'

/** Runs `work`, whose signal is aborted by SIGINT (Ctrl-C), SIGTERM or SIGHUP; `work` then has to clean up and throw.
 *  @param said the sentence where it was aborted
 *  @throws DomainError unavailable when it was aborted */
export async function withAbortOnSignal<T>(
  work: (signal: AbortSignal) => Promise<T>,
  said = '已中断，没有留下文件。',
): Promise<T> {
  const { signal, release } = abortedOnSignal()
  try {
    return await work(signal)
  } catch (error) {
    if (signal.aborted) throw new DomainError('unavailable', said, { cause: error })
    throw error
  } finally {
    release()
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** A signal that is aborted where the operating system asks this process to end, until it is released. */
export function abortedOnSignal(): { signal: AbortSignal; release: () => void } {
  const aborter = new AbortController()
  const abort = () => aborter.abort()
  for (const signal of SIGNALS) process.on(signal, abort)
  return {
    signal: aborter.signal,
    release: () => {
      for (const signal of SIGNALS) process.off(signal, abort)
    },
  }
}
