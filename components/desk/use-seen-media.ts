import { useState } from 'react'
import type { MediaDescription, SeenMedia } from './media-answer.ts'
import type { PanelMedia } from './media-panel.tsx'

type Said = Omit<MediaDescription, keyof SeenMedia>

/**
 * What is said of a medium while it is edited, and the version of it that the editor has seen. The page may be read anew
 * meanwhile: a later version counts as seen only where nothing is lost by it, so that what a colleague has said since is
 * never replaced unseen.
 */
export function useSeenMedia(media: PanelMedia) {
  const now = saidOf(media)
  const [seen, setSeen] = useState({ version: media.version, said: now })
  const [said, setSaid] = useState(now)
  const isUntouched = isSame(said, seen.said)
  if (media.version > seen.version && (isUntouched || isSame(now, seen.said))) {
    setSeen({ version: media.version, said: now })
    if (isUntouched) setSaid(now)
  }
  return {
    version: seen.version,
    said,
    set: (changes: Partial<Said>) => setSaid((before) => ({ ...before, ...changes })),
    /** What the editor has said himself is stored as this version. */
    stored: ({ id, version: before, ...sent }: MediaDescription, version = before) =>
      setSeen({ version, said: sent }),
  }
}

function saidOf({ alt, decorative, caption, credit, licence, source, focal }: PanelMedia): Said {
  return { alt, decorative, caption, credit, licence, source, focalX: focal.x, focalY: focal.y }
}

function isSame(one: Said, other: Said): boolean {
  return Object.entries(one).every(([name, value]) => other[name as keyof Said] === value)
}
