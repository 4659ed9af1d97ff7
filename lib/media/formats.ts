/** The media types of the formats that browsers show by themselves; every other file is only for saving. */
const shown: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
}

const saved: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
}

/** Whether a browser shows a file of this format in its place; what it does not is offered for saving. */
export const isShown = (format: string): boolean => Object.hasOwn(shown, format)

/** The media type that a file is served with, by what it was found to be, never by its name. */
export function contentTypeOf(format: string): string {
  const known = { ...shown, ...saved }
  return Object.hasOwn(known, format) ? (known[format] ?? '') : 'application/octet-stream'
}
