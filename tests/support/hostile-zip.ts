import { zipSync } from 'fflate'

/** The zip with another size declared of one of its files. */
export function declaring(zip: Uint8Array, name: string, size: number): Uint8Array {
  const changed = Uint8Array.from(zip)
  for (const at of headersOf(changed, name)) new DataView(changed.buffer).setUint32(at, size, true)
  return changed
}

/** A zip whose two files of names of one length have one name. */
export function twiceNamedZip(files: Record<string, Uint8Array>, name: string, other: string): Uint8Array {
  const zip = Buffer.from(zipSync(files))
  for (let at = zip.indexOf(other); at >= 0; at = zip.indexOf(other, at + 1)) zip.write(name, at)
  return zip
}

/** Where a file's unpacked size stands: in its directory entry and before its data. */
function headersOf(zip: Uint8Array, name: string): number[] {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength)
  const found: number[] = []
  for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) {
    if (at >= 46 && bytes.readUInt32LE(at - 46) === 0x02014b50) found.push(at - 46 + 24)
    else if (at >= 30 && bytes.readUInt32LE(at - 30) === 0x04034b50) found.push(at - 30 + 22)
  }
  return found
}
