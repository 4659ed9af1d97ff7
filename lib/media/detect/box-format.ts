import type { UploadFormat } from '../formats.ts'
import type { ByteSource } from './byte-source.ts'
import { readFilm } from './read-film.ts'
import type { RefusedFormat } from './refused-format.ts'

const still = /^(heic|heix|heim|heis|mif1)$/
const sequence = /^(hevc|hevx|hevm|hevs|msf1)$/

/** What a file with boxes is: by its brands (ISO/IEC 14496-12, 4.3) a picture, else by its tracks a film or a sound. */
export async function boxFormat(source: ByteSource): Promise<UploadFormat | { refused: RefusedFormat }> {
  const brands = await brandsOf(source)
  const [major = ''] = brands
  if (brands.some((brand) => /^avi[fs]$/.test(brand))) return { refused: 'avif' }
  if (sequence.test(major)) return { refused: 'heicSequence' }
  if (still.test(major)) return 'heic'
  if (major === 'jp2 ' || major === 'jpx ') return { refused: 'jp2' }
  if (major === 'crx ') return { refused: 'tiff' }
  const film = await readFilm(source)
  if (!film) return { refused: 'damaged' }
  if (film.hasPicture) return major === 'qt  ' ? 'mov' : 'mp4'
  return film.hasSound ? 'm4a' : { refused: 'damaged' }
}

/** The major brand, then those that the file is compatible with. */
async function brandsOf(source: ByteSource): Promise<string[]> {
  const head = await source.read(0, 512)
  const end = Math.min(head.readUInt32BE(0), head.length)
  const brands = [head.toString('latin1', 8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(head.toString('latin1', at, at + 4))
  return brands
}
