const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
}

/** A picture that is written out in its address (RFC 2397), as a file; null where it is not. */
export function fileOfDataAddress(address: string): File | null {
  const [, type = '', isBase64, data = ''] =
    /^data:(image\/[\w.+-]+)[^,]*?(;base64)?,(.*)$/is.exec(address) ?? []
  if (type === '') return null
  try {
    const bytes = isBase64 ? atob(decodeURIComponent(data).replace(/\s/g, '')) : decodeURIComponent(data)
    return pictureFile(new Blob([Uint8Array.from(bytes, (sign) => sign.charCodeAt(0))], { type }))
  } catch {
    return null
  }
}

/** Bytes of a picture that has no name, as a file. */
export function pictureFile(bytes: Blob): File {
  return new File([bytes], `粘贴的图片.${EXTENSIONS[bytes.type.toLowerCase()] ?? 'png'}`, {
    type: bytes.type,
  })
}
