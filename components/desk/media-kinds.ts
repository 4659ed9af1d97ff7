import type { MediaView } from '#lib/media/media-types.ts'
import { fileSize } from '#lib/text/file-size.ts'

export type MediaKind = MediaView['kind']

/** The most megabytes of a file of each kind. */
export type MediaLimits = Readonly<Record<MediaKind, number>>

export const mediaKinds: Record<MediaKind, { name: string; takes: string; accept: string }> = {
  picture: { name: '图片', takes: 'JPEG、PNG、WebP、GIF、HEIC', accept: 'image/*,.heic,.heif' },
  video: { name: '视频', takes: 'MP4、MOV、WebM', accept: 'video/*' },
  audio: { name: '音频', takes: 'MP3、M4A、OGG', accept: 'audio/*' },
  document: {
    name: '文件',
    takes: 'PDF、Word、Excel、PowerPoint',
    accept: '.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx',
  },
}

export const everyKind = Object.keys(mediaKinds) as MediaKind[]

/** What a file input offers; the portal looks at the content, whatever was chosen. */
export function acceptOf(kinds: readonly MediaKind[]): string {
  return kinds.map((kind) => mediaKinds[kind].accept).join(',')
}

/** What may be uploaded, said before: `图片（JPEG、…）最大 40 MB；…`. */
export function limitsSentence(kinds: readonly MediaKind[], limits: MediaLimits): string {
  const parts = kinds.map(
    (kind) => `${mediaKinds[kind].name}（${mediaKinds[kind].takes}）最大 ${limits[kind]} MB`,
  )
  return `${parts.join('；')}。`
}

/** Why a file need not be sent at all: by its size, and the kind that the browser takes it for. */
export function refusalBefore(file: File, limits: MediaLimits): string | null {
  if (file.size === 0) return '这个文件是空的（0 字节）。'
  const kind = { image: 'picture', video: 'video', audio: 'audio' }[file.type.split('/', 1)[0] ?? ''] as
    | MediaKind
    | undefined
  const most = kind ? limits[kind] : Math.max(...Object.values(limits))
  const noun = kind ? mediaKinds[kind].name : '文件'
  if (file.size <= most * 1_048_576) return null
  return `${noun}最大 ${most} MB，这个文件有 ${fileSize(file.size)}，请缩小后再传。`
}
