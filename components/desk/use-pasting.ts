import type { Extensions } from '@tiptap/core'
import type { EditorView } from '@tiptap/pm/view'
import { useCallback, useRef, useState } from 'react'
import type { PlacedAnswer } from './paste-notice.tsx'
import { pasting } from './pasting.ts'
import { pendingPictureNode } from './pending-picture-node.ts'
import { PendingPictures, type PictureIntake } from './pending-pictures.ts'

/** Room between the caret and the answer, and for the answer at the right, in pixels. */
const GAP = 8
const WIDTH = 320

/** The text editor's parts for pasting, and the answer to the last paste with its place. */
export function usePasting(intake: PictureIntake) {
  const [answer, setAnswer] = useState<PlacedAnswer | null>(null)
  const latest = useRef(intake)
  latest.current = intake
  const [extensions] = useState<Extensions>(() => {
    const pictures = new PendingPictures({
      request: (addresses) => latest.current.request(addresses),
      upload: (file, onProgress) => latest.current.upload(file, onProgress),
    })
    return [
      pendingPictureNode(pictures),
      // The caret is where it will be once the browser has drawn what came in.
      pasting(pictures, (sentence, view) =>
        requestAnimationFrame(() => setAnswer({ sentence, ...besideCaret(view) })),
      ),
    ]
  })
  const clear = useCallback(() => setAnswer(null), [])
  return { extensions, answer, clear }
}

/** Below the caret, within the frame that the sheet stands in. */
function besideCaret(view: EditorView): { top: number; left: number } {
  const frame = view.dom.closest('.body-frame')?.getBoundingClientRect()
  if (!frame || view.isDestroyed) return { top: 0, left: 0 }
  const caret = view.coordsAtPos(view.state.selection.head)
  return {
    top: Math.round(caret.bottom - frame.top + GAP),
    left: Math.round(Math.max(0, Math.min(caret.left - frame.left, frame.width - WIDTH))),
  }
}
