import { setImmediate } from 'node:timers/promises'

/** So long nothing else of the process waits for an import. */
const SLICE_MS = 4

/** A pause to be awaited between two steps: when the last one is long enough ago, requests of readers come first. */
export function pauses(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < SLICE_MS) return
    await setImmediate()
    since = performance.now()
  }
}
