'use client'

import type { Editor } from '@tiptap/core'
import { MOST_IN_GALLERY } from '#lib/articles/body/nodes/gallery.ts'
import type { BodyDialog } from './body-tools.ts'
import { galleriesOf, insertBlocks, nodesOfMedia } from './insert-blocks.ts'
import { learnMedia } from './known-media.ts'
import { MediaPicker } from './media-picker.tsx'

type Wanted = Exclude<BodyDialog, 'link' | 'help' | 'typeset'>

const kinds = {
  picture: 'picture',
  gallery: 'picture',
  video: 'video',
  audio: 'audio',
  attachment: 'document',
} as const
const most: Readonly<Record<Wanted, number>> = {
  ...{ picture: 20, gallery: MOST_IN_GALLERY, video: 1, audio: 1, attachment: 10 },
}

type Props = { editor: Editor; wanted: Wanted; onClose: () => void }

/** Chooses from the library, or uploads, and puts what was chosen where the caret is. */
export function MediaDialog({ editor, wanted, onClose }: Props) {
  return (
    <MediaPicker
      open
      kinds={[kinds[wanted]]}
      most={most[wanted]}
      onClose={onClose}
      onPick={(views) => {
        learnMedia(views)
        const nodes = nodesOfMedia(editor, views)
        onClose()
        insertBlocks(editor, wanted === 'gallery' ? galleriesOf(editor, nodes, MOST_IN_GALLERY) : nodes)
      }}
    />
  )
}
