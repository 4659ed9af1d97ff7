'use client'

import { useRouter } from 'next/navigation.js'
import { useEffect, useRef, useState } from 'react'
import { everyKind, limitsSentence, type MediaLimits } from './media-kinds.ts'
import { UploadButton } from './upload-button.tsx'
import { UploadList } from './upload-list.tsx'
import { type Uploads, useUploads } from './use-uploads.ts'

const READ_ANEW_MS = 600

/** Uploads into the library: by the button, the camera, files dropped or pasted anywhere on the page. */
export function MediaUploader({ limits }: { limits: MediaLimits }) {
  const readAnew = useReadAnew()
  const uploads = useUploads({ limits, onDone: readAnew })
  const dragging = useFilesOnPage(uploads)
  return (
    <section className={dragging ? 'media-uploader dragging' : 'media-uploader'} aria-label="上传文件">
      <div className="media-uploader-bar">
        <UploadButton kinds={everyKind} onFiles={uploads.add} />
        <p className="hint">
          {dragging ? '松开就上传。' : '也可以把文件拖到这一页，或直接粘贴。'}
          {limitsSentence(everyKind, limits)}
        </p>
      </div>
      <noscript>
        <p className="notice warn">上传需要启用 JavaScript。</p>
      </noscript>
      <UploadList uploads={uploads} />
    </section>
  )
}

/** Reads the list anew, once for several that end together. */
function useReadAnew() {
  const router = useRouter()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => router.refresh(), READ_ANEW_MS)
  }
}

/** Takes files that are dropped or pasted on the page.
 *  @returns whether some are being dragged over it */
function useFilesOnPage({ add }: Uploads): boolean {
  const [dragging, setDragging] = useState(false)
  const adding = useRef(add)
  adding.current = add
  useEffect(() => {
    const listening = new AbortController()
    const on = <K extends 'dragover' | 'dragleave' | 'drop' | 'paste'>(
      type: K,
      hear: (event: DocumentEventMap[K]) => void,
    ) => document.addEventListener(type, hear, { signal: listening.signal })
    on('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setDragging(true)
    })
    on('dragleave', (event) => event.relatedTarget === null && setDragging(false))
    on('drop', (event) => {
      setDragging(false)
      if (!event.dataTransfer?.files.length) return
      event.preventDefault()
      adding.current(event.dataTransfer.files)
    })
    on('paste', ({ clipboardData }) => clipboardData?.files.length && adding.current(clipboardData.files))
    return () => listening.abort()
  }, [])
  return dragging
}
