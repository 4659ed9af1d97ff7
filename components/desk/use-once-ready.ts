import { useEffect, useState } from 'react'

/**
 * A press that waits for what it needs to know: once it is ready, `act` is called, once.
 * @returns whether one waits; how to press, and how to give the press up
 */
export function useOnceReady(isReady: boolean, act: () => void) {
  const [isWaiting, setWaiting] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it acts once, on what is known then.
  useEffect(() => {
    if (!isWaiting || !isReady) return
    setWaiting(false)
    act()
  }, [isWaiting, isReady])
  return { isWaiting, press: () => setWaiting(true), giveUp: () => setWaiting(false) }
}
