/** Formats whose files end otherwise than the format is called. */
const extensions: Readonly<Record<string, string>> = { jpeg: 'jpg' }

/** What the names of files of a format end with. */
export const extensionOf = (format: string): string => extensions[format] ?? format

/** Where the portal serves a file: its content decides its address, so that what stands there never changes. */
export function mediaAddress(hash: string, format: string): string {
  return `/media/${hash}.${extensionOf(format)}`
}
