import { useState } from 'react'
import type { Evidence } from '#lib/sources/list-sources.ts'
import type { MediaLimits } from './media-kinds.ts'
import { useUploads } from './use-uploads.ts'

/** The evidence of a source while it is chosen: the file that was chosen last, once it is uploaded. */
export function useEvidence(before: Evidence | null, limits: MediaLimits) {
  const [evidence, setEvidence] = useState(before)
  const uploads = useUploads({
    limits,
    onDone: ({ id, name, bytes, original }) => {
      setEvidence({ id, name, bytes, address: original?.address ?? null })
      uploads.clearDone()
    },
  })
  return {
    ...{ evidence, uploads },
    isUploading: uploads.items.some(({ state }) => state === 'waiting' || state === 'sending'),
    choose(files: Iterable<File>) {
      for (const item of uploads.items) uploads.remove(item)
      uploads.add(files)
    },
    drop: () => setEvidence(null),
  }
}

export type ChosenEvidence = ReturnType<typeof useEvidence>
