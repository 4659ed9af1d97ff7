/** The text of these bytes in an encoding of TextDecoder's; null where they are not in it. */
export function decodedStrictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/**
 * The encoding that a name of it stands for (WHATWG Encoding), null for an unknown one, or one that says nothing. What is
 * called GB 2312 or GBK is read as GB 18030, which holds both: sites write characters of it under the older names.
 */
export function encodingOf(label: string): string | null {
  const name = label.trim().toLowerCase()
  if (/^(?:x-)?gb[-_]?(?:2312|k|18030)|^gb_2312-80$|^chinese$|^cp936$|^ms936$/.test(name)) return 'gb18030'
  try {
    const { encoding } = new TextDecoder(name)
    // The name that programs write where they were told none.
    return encoding === 'windows-1252' ? null : encoding
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
