'use client'

import { type ReactNode, useState } from 'react'
import { FormPreview } from './form-preview.tsx'
import type { PreviewedText, PreviewVerbs } from './preview-types.ts'
import type { Standing } from './standing.ts'

type Form = Omit<PreviewedText, 'id'> & { standing: Standing }

/** The preview of what a form holds in the moment in which it is asked for. */
export function useFormPreview(
  verbs: PreviewVerbs | undefined,
  { standing, origin, note, content }: Form,
): { open: (() => void) | undefined; dialog: ReactNode } {
  const [typed, setTyped] = useState<PreviewedText | null>(null)
  if (!verbs) return { open: undefined, dialog: null }
  return {
    open: () => setTyped({ id: standing.id, origin, note, content }),
    dialog: typed ? <FormPreview typed={typed} verbs={verbs} onClose={() => setTyped(null)} /> : null,
  }
}
