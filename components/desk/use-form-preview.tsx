'use client'

import { type ReactNode, useState } from 'react'
import { FormPreview } from './form-preview.tsx'
import type { PreviewVerbs, Typed } from './preview-types.ts'
import type { Standing } from './use-article-form.ts'

type Form = Omit<Typed, 'id'> & { standing: Standing }

/** The preview of what a form holds in the moment in which it is asked for. */
export function useFormPreview(
  verbs: PreviewVerbs | undefined,
  { standing, origin, note, content }: Form,
): { open: (() => void) | undefined; dialog: ReactNode } {
  const [typed, setTyped] = useState<Typed | null>(null)
  if (!verbs) return { open: undefined, dialog: null }
  return {
    open: () => setTyped({ id: standing.id, origin, note, content }),
    dialog: typed ? <FormPreview typed={typed} verbs={verbs} onClose={() => setTyped(null)} /> : null,
  }
}
