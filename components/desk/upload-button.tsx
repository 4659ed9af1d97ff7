import { useRef } from 'react'
import { acceptOf, type MediaKind } from './media-kinds.ts'

type Props = {
  kinds: readonly MediaKind[]
  multiple?: boolean
  /** What the chooser's button says. */
  words?: string
  onFiles: (files: File[]) => void
}

/** The buttons that open the chooser of files, and on a telephone its camera. */
export function UploadButton({
  kinds,
  multiple = true,
  words = multiple ? '上传…' : '上传',
  onFiles,
}: Props) {
  const chooser = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const take = (input: HTMLInputElement) => {
    if (input.files?.length) onFiles([...input.files])
    // The same file may be chosen again.
    input.value = ''
  }
  return (
    <>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple={multiple}
        accept={acceptOf(kinds)}
        aria-label="选择要上传的文件"
        onChange={({ currentTarget }) => take(currentTarget)}
      />
      <button type="button" className="btn" onClick={() => chooser.current?.click()}>
        {words}
      </button>
      {kinds.includes('picture') ? (
        <>
          <input
            ref={camera}
            type="file"
            hidden
            accept="image/*"
            capture="environment"
            aria-label="用相机拍一张"
            onChange={({ currentTarget }) => take(currentTarget)}
          />
          <button type="button" className="btn camera" onClick={() => camera.current?.click()}>
            拍照
          </button>
        </>
      ) : null}
    </>
  )
}
