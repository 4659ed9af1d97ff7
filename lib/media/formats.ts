/** A format in which files are kept and served: what it is, its type (RFC 6838), its extension, its name for a person. */
type FormatRow = {
  kind: 'picture' | 'video' | 'audio' | 'document'
  mime: string
  extension: string
  label: string
}

/** Every format that the library keeps. What comes as HEIC is kept as JPEG. */
export const formats = {
  jpeg: { kind: 'picture', mime: 'image/jpeg', extension: 'jpg', label: 'JPEG 图片' },
  png: { kind: 'picture', mime: 'image/png', extension: 'png', label: 'PNG 图片' },
  webp: { kind: 'picture', mime: 'image/webp', extension: 'webp', label: 'WebP 图片' },
  avif: { kind: 'picture', mime: 'image/avif', extension: 'avif', label: 'AVIF 图片' },
  gif: { kind: 'picture', mime: 'image/gif', extension: 'gif', label: 'GIF 图片' },
  mp4: { kind: 'video', mime: 'video/mp4', extension: 'mp4', label: 'MP4 视频' },
  mov: { kind: 'video', mime: 'video/quicktime', extension: 'mov', label: 'MOV 视频' },
  webm: { kind: 'video', mime: 'video/webm', extension: 'webm', label: 'WebM 视频' },
  weba: { kind: 'audio', mime: 'audio/webm', extension: 'weba', label: 'WebM 音频' },
  mp3: { kind: 'audio', mime: 'audio/mpeg', extension: 'mp3', label: 'MP3 音频' },
  m4a: { kind: 'audio', mime: 'audio/mp4', extension: 'm4a', label: 'M4A 音频' },
  ogg: { kind: 'audio', mime: 'audio/ogg', extension: 'ogg', label: 'OGG 音频' },
  pdf: { kind: 'document', mime: 'application/pdf', extension: 'pdf', label: 'PDF 文件' },
  docx: {
    kind: 'document',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    label: 'Word 文档',
  },
  xlsx: {
    kind: 'document',
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    label: 'Excel 表格',
  },
  pptx: {
    kind: 'document',
    mime: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    extension: 'pptx',
    label: 'PowerPoint 演示文稿',
  },
  doc: { kind: 'document', mime: 'application/msword', extension: 'doc', label: 'Word 文档' },
  xls: { kind: 'document', mime: 'application/vnd.ms-excel', extension: 'xls', label: 'Excel 表格' },
  ppt: {
    kind: 'document',
    mime: 'application/vnd.ms-powerpoint',
    extension: 'ppt',
    label: 'PowerPoint 演示文稿',
  },
} as const satisfies Record<string, FormatRow>

export type Format = keyof typeof formats

/** What a file can be when it comes: HEIC becomes JPEG before it is kept. */
export type UploadFormat = Exclude<Format, 'avif'> | 'heic'

/** Whether a browser shows a file of this format in its place; what it does not is offered for saving. */
export function isShown(format: string): boolean {
  return isFormat(format) && formats[format].kind !== 'document'
}

/** The media type that a file is served with, by what it was found to be, never by its name. */
export function contentTypeOf(format: string): string {
  return isFormat(format) ? formats[format].mime : 'application/octet-stream'
}

function isFormat(text: string): text is Format {
  return Object.hasOwn(formats, text)
}
