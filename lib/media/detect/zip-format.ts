import type { UploadFormat } from '../formats.ts'
import type { ByteSource } from './byte-source.ts'
import type { RefusedFormat } from './refused-format.ts'

const END_OF_DIRECTORY = 0x06054b50
const ENTRY = 0x02014b50
/** The end record and its longest comment. */
const TAIL_BYTES = 22 + 65_535
/** A directory of a document with thousands of pictures takes less. */
const MOST_DIRECTORY_BYTES = 4_194_304

const verdicts: readonly [RegExp, UploadFormat | { refused: RefusedFormat }][] = [
  [/(^|\/)vbaProject\.bin$/i, { refused: 'macro' }],
  [/^word\/document\d*\.xml$/i, 'docx'],
  [/^xl\/workbook\d*\.(xml|bin)$/i, 'xlsx'],
  [/^ppt\/presentation\d*\.xml$/i, 'pptx'],
  [/^OFD\.xml$/i, { refused: 'ofd' }],
  [/^META-INF\/container\.xml$/, { refused: 'epub' }],
  [/^META-INF\/manifest\.xml$/, { refused: 'opendocument' }],
  [/^\[Content_Types\]\.xml$/, { refused: 'office' }],
]

/** What a ZIP file is, by the names in its directory (APPNOTE 4.3.12): an Office file, or something else in a ZIP. */
export async function zipFormat(source: ByteSource): Promise<UploadFormat | { refused: RefusedFormat }> {
  const names = await namesInZip(source)
  if (!names) return { refused: 'damaged' }
  const found = verdicts.find(([pattern]) => names.some((name) => pattern.test(name)))
  return found?.[1] ?? { refused: 'archive' }
}

async function namesInZip(source: ByteSource): Promise<string[] | null> {
  const tail = await source.read(Math.max(0, source.size - TAIL_BYTES), TAIL_BYTES)
  const end = lastEndRecord(tail)
  if (!end) return null
  const directory = await source.read(
    end.readUInt32LE(16),
    Math.min(end.readUInt32LE(12), MOST_DIRECTORY_BYTES),
  )
  const names: string[] = []
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === ENTRY; ) {
    const nameLength = directory.readUInt16LE(at + 28)
    names.push(directory.toString('utf8', at + 46, at + 46 + nameLength))
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return names.length > 0 ? names : null
}

function lastEndRecord(tail: Buffer): Buffer | null {
  for (let at = tail.length - 22; at >= 0; at--)
    if (tail.readUInt32LE(at) === END_OF_DIRECTORY) return tail.subarray(at)
  return null
}
