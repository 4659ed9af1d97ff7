/** Waits so long, or until the browser is online again, or the signal aborts. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  const over = new AbortController()
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    const options = { signal: over.signal }
    addEventListener('online', () => resolve(), options)
    signal?.addEventListener('abort', () => resolve(), options)
    over.signal.addEventListener('abort', () => clearTimeout(timer))
  })
  over.abort()
  signal?.throwIfAborted()
}
