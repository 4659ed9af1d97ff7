'use client'

import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import type { ReactNode } from 'react'
import { AltField } from './alt-field.tsx'
import {
  galleryOf,
  joinPictures,
  leaveGallery,
  movePicture,
  neighbours,
  splitGallery,
} from './gallery-order.ts'
import { NodeField } from './node-field.tsx'
import { ShownMedia } from './shown-media.tsx'

// How the sheet shows a file: as readers will get it, with fields for the words beside it.

/** A picture, alone or in a gallery. */
export function PictureView(props: NodeViewProps) {
  const { node, editor, getPos } = props
  const at = getPos() ?? 0
  const isInGallery = galleryOf(editor, at) !== null
  return (
    <Captioned {...props} shape="picture">
      <AltField attrs={node.attrs} onChange={props.updateAttributes} onLeave={() => leave(props)} />
      {isInGallery ? (
        <>
          <Act label="前移" onPress={() => movePicture(editor, getPos() ?? 0, -1)} />
          <Act label="后移" onPress={() => movePicture(editor, getPos() ?? 0, 1)} />
          <Act label="移出图集" onPress={() => leaveGallery(editor, getPos() ?? 0)} />
        </>
      ) : neighbours(editor, at).length > 1 ? (
        <Act label="与相邻图片合成图集" onPress={() => joinPictures(editor, getPos() ?? 0)} />
      ) : null}
    </Captioned>
  )
}

export function RecordingView(props: NodeViewProps) {
  return <Captioned {...props} shape={props.node.type.name} />
}

export function AttachmentView(props: NodeViewProps) {
  const { node, updateAttributes, deleteNode } = props
  return (
    <NodeViewWrapper className="node attachment-node" data-drag-handle>
      <ShownMedia type="attachment" attrs={node.attrs} />
      <div className="node-tools" contentEditable={false}>
        <NodeField
          label="附件在文中的名称"
          className="node-words"
          value={String(node.attrs.name ?? '')}
          maxLength={200}
          onText={(name) => updateAttributes({ name })}
          onLeave={() => leave(props)}
        />
        <Act label="删除" onPress={deleteNode} />
      </div>
    </NodeViewWrapper>
  )
}

/** Pictures side by side: their number decides how they are laid out. */
export function GalleryView({ node, editor, getPos, deleteNode }: NodeViewProps) {
  return (
    <NodeViewWrapper className={`gallery of-${node.childCount}`} data-gallery="">
      <NodeViewContent className="gallery-pictures" />
      <div className="node-tools" contentEditable={false}>
        <span>图集 {node.childCount} 张，最多 9 张；拖动或按 Alt+← Alt+→ 换位置</span>
        <Act label="拆成单张" onPress={() => splitGallery(editor, getPos() ?? 0)} />
        <Act label="删除图集" onPress={deleteNode} />
      </div>
    </NodeViewWrapper>
  )
}

function Captioned(props: NodeViewProps & { shape: string; children?: ReactNode }) {
  const { node, updateAttributes, deleteNode, shape, children } = props
  const field = (name: 'caption' | 'credit', label: string, maxLength: number) => (
    <NodeField
      label={label}
      className={`node-words ${name}`}
      value={String(node.attrs[name] ?? '')}
      maxLength={maxLength}
      onText={(text) => updateAttributes({ [name]: text })}
      onLeave={() => leave(props)}
    />
  )
  return (
    <NodeViewWrapper as="figure" className={`node ${shape}`} data-drag-handle>
      <div className="shown" contentEditable={false}>
        <ShownMedia type={node.type.name} attrs={node.attrs} />
      </div>
      <figcaption contentEditable={false}>
        {field('caption', '说明', 500)}
        {field('credit', '署名', 100)}
      </figcaption>
      <div className="node-tools" contentEditable={false}>
        {children}
        <Act label="删除" onPress={deleteNode} />
      </div>
    </NodeViewWrapper>
  )
}

function Act({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <button type="button" onClick={onPress}>
      {label}
    </button>
  )
}

/** Back into the text, with the node marked. */
function leave({ editor, getPos }: NodeViewProps): void {
  const at = getPos()
  if (at !== undefined) editor.chain().setNodeSelection(at).focus().run()
}
