import type { UploadFormat } from '../formats.ts'
import type { ByteSource } from './byte-source.ts'
import type { RefusedFormat } from './refused-format.ts'

const ENTRY_BYTES = 128
/** Directory sectors are linked by a table; a file that is longer than this names its streams before. */
const MOST_SECTORS = 64
const END_OF_CHAIN = 0xfffffffe

/** What an old Office file is, by the names of its streams ([MS-CFB] 2.6). */
export async function compoundFormat(source: ByteSource): Promise<UploadFormat | { refused: RefusedFormat }> {
  const names = await streamNames(source)
  const has = (...wanted: string[]) => wanted.some((name) => names.includes(name))
  if (has('EncryptedPackage', 'EncryptionInfo')) return { refused: 'encrypted' }
  if (has('_VBA_PROJECT_CUR', 'Macros', 'VBA')) return { refused: 'macro' }
  if (has('WordDocument')) return 'doc'
  if (has('Workbook', 'Book')) return 'xls'
  if (has('PowerPoint Document')) return 'ppt'
  return { refused: 'office' }
}

async function streamNames(source: ByteSource): Promise<string[]> {
  const header = await source.read(0, 512)
  if (header.length < 512) return []
  const sectorBytes = header.readUInt16LE(30) === 12 ? 4_096 : 512
  const names: string[] = []
  let sector = header.readUInt32LE(48)
  for (let count = 0; count < MOST_SECTORS && sector < END_OF_CHAIN - 8; count++) {
    const entries = await source.read((sector + 1) * sectorBytes, sectorBytes)
    for (let at = 0; at + ENTRY_BYTES <= entries.length; at += ENTRY_BYTES) {
      const nameBytes = Math.min(entries.readUInt16LE(at + 64), 64)
      if (nameBytes > 2) names.push(entries.toString('utf16le', at, at + nameBytes - 2))
    }
    sector = await sectorAfter(source, header, sector, sectorBytes)
  }
  return names
}

/** The next sector of a chain, by the file allocation table, whose first 109 sectors the header lists. */
async function sectorAfter(source: ByteSource, header: Buffer, sector: number, sectorBytes: number) {
  const perSector = sectorBytes / 4
  const table = Math.floor(sector / perSector)
  if (table >= 109) return END_OF_CHAIN
  const at = (header.readUInt32LE(76 + table * 4) + 1) * sectorBytes + (sector % perSector) * 4
  const next = await source.read(at, 4)
  return next.length === 4 ? next.readUInt32LE(0) : END_OF_CHAIN
}
