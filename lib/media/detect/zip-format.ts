import type { UploadFormat } from '../formats.ts'
import type { ByteSource } from './byte-source.ts'
import type { RefusedFormat } from './refused-format.ts'

const END_OF_DIRECTORY = 0x06054b50
const ENTRY = 0x02014b50
/** The end record and its longest comment. */
const TAIL_BYTES = 22 + 65_535
/** A directory of a document with thousands of pictures takes less. */
const MOST_DIRECTORY_BYTES = 4_194_304
/** Whoever opens a file inflates all of it: more than this takes the memory of a telephone or an office computer. */
const MOST_INFLATED_BYTES = 1_073_741_824
/** What a file may hold however small it is: the tables of an honest one shrink to a hundredth. */
const ALWAYS_INFLATED_BYTES = 134_217_728
const MOST_RATIO = 200

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

/** What a ZIP file is, by the names in its directory (APPNOTE 4.3.12): an Office file, or something else in a ZIP. One whose directory
 *  says that it holds absurdly much is refused before anybody opens it. */
export async function zipFormat(source: ByteSource): Promise<UploadFormat | { refused: RefusedFormat }> {
  const listed = await directoryOf(source)
  if (!listed) return { refused: 'damaged' }
  const { names, inflated } = listed
  const found = verdicts.find(([pattern]) => names.some((name) => pattern.test(name)))
  const format = found?.[1] ?? { refused: 'archive' }
  return typeof format === 'string' && isAbsurd(inflated, source.size) ? { refused: 'inflated' } : format
}

function isAbsurd(inflated: number, size: number): boolean {
  return inflated > Math.min(MOST_INFLATED_BYTES, Math.max(ALWAYS_INFLATED_BYTES, size * MOST_RATIO))
}

/** The names in a ZIP and the bytes of its entries once they are inflated; null where there is no directory. Sizes that do not fit
 *  stand as 4 GiB (APPNOTE 4.4.9), and what is behind the most that is read of a directory counts as much. */
async function directoryOf(source: ByteSource): Promise<{ names: string[]; inflated: number } | null> {
  const tail = await source.read(Math.max(0, source.size - TAIL_BYTES), TAIL_BYTES)
  const end = lastEndRecord(tail)
  if (!end) return null
  const bytes = end.readUInt32LE(12)
  const directory = await source.read(end.readUInt32LE(16), Math.min(bytes, MOST_DIRECTORY_BYTES))
  const names: string[] = []
  let inflated = bytes > MOST_DIRECTORY_BYTES ? 0xffff_ffff : 0
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === ENTRY; ) {
    const nameLength = directory.readUInt16LE(at + 28)
    inflated += directory.readUInt32LE(at + 24)
    names.push(directory.toString('utf8', at + 46, at + 46 + nameLength))
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return names.length > 0 ? { names, inflated } : null
}

function lastEndRecord(tail: Buffer): Buffer | null {
  for (let at = tail.length - 22; at >= 0; at--)
    if (tail.readUInt32LE(at) === END_OF_DIRECTORY) return tail.subarray(at)
  return null
}
