export type Deadline = { timeRemaining: () => number }

/** Where the browser does not say when it has time: so long work may last, in milliseconds. */
const SLICE_MS = 8
const LATEST_MS = 3_000

/** Works when the browser has time, at the latest in some seconds. */
export function whenIdle(work: (deadline: Deadline) => void): void {
  if (typeof requestIdleCallback === 'function') {
    requestIdleCallback(
      // Once it is late, a slice is taken.
      (deadline) => work(deadline.didTimeout ? sliceFrom(performance.now()) : deadline),
      { timeout: LATEST_MS },
    )
  } else setTimeout(() => work(sliceFrom(performance.now())), 50)
}

function sliceFrom(start: number): Deadline {
  return { timeRemaining: () => start + SLICE_MS - performance.now() }
}
