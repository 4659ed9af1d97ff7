'use client'

import { useCallback, useState } from 'react'
import type { BodyDialog } from './body-tools.ts'

/** Which dialog of the text editor is open. */
export function useBodyDialogs() {
  const [shown, setShown] = useState<BodyDialog | null>(null)
  const open = useCallback((dialog: BodyDialog) => setShown(dialog), [])
  const close = useCallback(() => setShown(null), [])
  return { shown, open, close }
}
