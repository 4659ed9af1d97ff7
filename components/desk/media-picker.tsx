'use client'

import { Dialog } from '@base-ui/react/dialog'
import { useEffect, useRef, useState } from 'react'
import type { MediaView } from '#lib/media/media-types.ts'
import { limitsSentence, type MediaKind, mediaKinds } from './media-kinds.ts'
import { MediaThumbnail } from './media-thumbnail.tsx'
import { UploadButton } from './upload-button.tsx'
import { UploadList } from './upload-list.tsx'
import { useLibrary } from './use-library.ts'
import { useUploads } from './use-uploads.ts'

export type MediaPickerProps = {
  open: boolean
  onClose: () => void
  /** Of what kinds media can be chosen. */
  kinds: readonly MediaKind[]
  /** How many at most; one unless said, which is chosen by one press. */
  most?: number
  /** Files to be uploaded as soon as it opens, for example dropped ones. */
  files?: readonly File[]
  onPick: (media: MediaView[]) => void
}

/** A dialog in which one chooses media from the library, or uploads some. */
export function MediaPicker(props: MediaPickerProps) {
  const { open, onClose, kinds } = props
  const noun = kinds.length === 1 ? mediaKinds[kinds[0] ?? 'picture'].name : '媒体'
  return (
    <Dialog.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="picker-backdrop" />
        <Dialog.Popup className="picker">
          <Dialog.Title className="picker-title">选择{noun}</Dialog.Title>
          {open ? <Inside {...props} /> : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Inside({ kinds, most = 1, files, onPick, onClose }: MediaPickerProps) {
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState<readonly MediaView[]>([])
  const library = useLibrary({ open: true, q, kinds })
  const isFull = chosen.length >= most
  const uploads = useUploads({
    limits: library.limits,
    onDone: (media) => {
      if (!kinds.includes(media.kind)) return
      library.addFirst(media)
      setChosen((before) => (before.length < most ? [...without(before, media), media] : before))
    },
  })
  const given = useRef(files ?? [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are uploaded once, when it opens.
  useEffect(() => {
    if (given.current.length > 0) uploads.add(given.current)
    given.current = []
  }, [])

  function press(media: MediaView) {
    if (most === 1) return onPick([media])
    setChosen((before) => {
      const others = without(before, media)
      return others.length < before.length || isFull ? others : [...before, media]
    })
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files can be dropped anywhere in it; the button does the same.
    <div
      className="picker-inside"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        uploads.add(event.dataTransfer.files)
      }}
      onPaste={(event) => event.clipboardData.files.length > 0 && uploads.add(event.clipboardData.files)}
    >
      <div className="picker-bar">
        <input
          type="search"
          value={q}
          maxLength={100}
          placeholder="按名称、说明、署名查找"
          aria-label="在媒体库里查找"
          onChange={({ currentTarget }) => setQ(currentTarget.value)}
        />
        <UploadButton kinds={kinds} multiple={most > 1} onFiles={uploads.add} />
      </div>
      {library.state === 'ready' ? <p className="hint">{limitsSentence(kinds, library.limits)}</p> : null}
      <UploadList uploads={uploads} />
      {library.state === 'failed' ? (
        <p className="notice bad" role="alert">
          {library.sentence}
        </p>
      ) : null}
      <ul className="picker-grid" aria-busy={library.state === 'loading'}>
        {library.items.map((media) => {
          const at = chosen.findIndex(({ id }) => id === media.id)
          return (
            <li key={media.id}>
              <button
                type="button"
                className="picker-item"
                aria-pressed={most > 1 ? at >= 0 : undefined}
                disabled={media.state !== 'ready'}
                onClick={() => press(media)}
              >
                <span className="visually-hidden">{labelOf(media)}</span>
                <MediaThumbnail media={media} />
                {at >= 0 ? <span className="picker-number">{at + 1}</span> : null}
                <span className="picker-name" aria-hidden="true">
                  {media.caption || media.name}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      {library.state === 'ready' && library.items.length === 0 ? (
        <p className="empty">{q ? '没有找到。换几个字试试，或者上传。' : '媒体库里还没有，请上传。'}</p>
      ) : null}
      <div className="dialog-acts">
        {library.before ? (
          <button type="button" className="btn picker-more" onClick={library.loadMore}>
            更早的
          </button>
        ) : null}
        <button type="button" className="btn" onClick={onClose}>
          取消
        </button>
        {most > 1 || chosen.length > 0 ? (
          <button
            type="button"
            className="btn primary"
            disabled={chosen.length === 0}
            onClick={() => onPick([...chosen])}
          >
            插入{chosen.length > 1 ? ` ${chosen.length} 个` : ''}
          </button>
        ) : null}
      </div>
    </div>
  )
}

const without = (list: readonly MediaView[], media: MediaView) => list.filter(({ id }) => id !== media.id)

function labelOf({ kind, name, caption, alt }: MediaView): string {
  return `${mediaKinds[kind].name}：${[...new Set([caption || alt, name])].filter(Boolean).join('，')}`
}
