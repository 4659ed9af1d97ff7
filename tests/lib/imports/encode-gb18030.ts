const decoder = new TextDecoder('gb18030', { fatal: true })

/** Every character of the BMP that GB 18030 holds, with its bytes: the decoder's own table read backwards. */
function reverseTable(): Map<string, number[]> {
  const table = new Map<string, number[]>()
  const note = (...bytes: number[]) => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes))
      if (!table.has(character)) table.set(character, bytes)
    } catch {
      // A code that the standard leaves empty.
    }
  }
  for (let byte = 0; byte < 0x80; byte += 1) note(byte)
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) note(lead, trail)
  for (let first = 0x81; first <= 0x84; first += 1)
    for (let second = 0x30; second <= 0x39; second += 1)
      for (let third = 0x81; third <= 0xfe; third += 1)
        for (let fourth = 0x30; fourth <= 0x39; fourth += 1) note(first, second, third, fourth)
  return table
}

let table: Map<string, number[]> | undefined

/** A text in GB 18030, as a Chinese Windows saves it. */
export function encodeGb18030(text: string): Uint8Array {
  table ??= reverseTable()
  const bytes: number[] = []
  for (const character of text) {
    const code = table.get(character)
    if (code === undefined) throw new Error(`no code for ${character}`)
    bytes.push(...code)
  }
  return Uint8Array.from(bytes)
}
