import { useEffect, useState } from 'react'
import type { ListState } from './use-proofreading.ts'

/**
 * A press that waits for the word list where it is still on its way, and asks for it once more where it could not be read;
 * then `act` is called, whether it is there or not.
 */
export function useOnceRead(list: ListState, readList: () => void, act: () => void): () => void {
  const [isAsked, setAsked] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it acts once, on what the form holds then.
  useEffect(() => {
    if (!isAsked || list === 'reading') return
    setAsked(false)
    act()
  }, [isAsked, list])
  return () => {
    if (list === 'read') return act()
    if (list === 'missing') readList()
    setAsked(true)
  }
}
