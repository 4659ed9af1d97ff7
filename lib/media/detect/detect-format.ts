import type { UploadFormat } from '../formats.ts'
import { boxFormat } from './box-format.ts'
import type { ByteSource } from './byte-source.ts'
import { compoundFormat } from './compound-format.ts'
import { isMp3 } from './mp3-frames.ts'
import { type RefusedFormat, refusedFormat } from './refused-format.ts'
import { webmFormat } from './webm-format.ts'
import { zipFormat } from './zip-format.ts'

const HEAD_BYTES = 4_096

type Verdict = UploadFormat | { refused: RefusedFormat }
type Signature = { hex: string; at?: number; verdict: Verdict }

const refused = (format: RefusedFormat) => ({ refused: format })

/** First bytes that say by themselves what a file is. The longer ones stand before those that they begin with. */
const signatures: readonly Signature[] = [
  { hex: 'ffd8ff', verdict: 'jpeg' },
  { hex: '89504e470d0a1a0a', verdict: 'png' },
  { hex: '474946383761', verdict: 'gif' },
  { hex: '474946383961', verdict: 'gif' },
  { hex: '57454250', at: 8, verdict: 'webp' },
  { hex: '255044462d', verdict: 'pdf' },
  { hex: '41564920', at: 8, verdict: refused('avi') },
  { hex: '57415645', at: 8, verdict: refused('wav') },
  { hex: '49492a00', verdict: refused('tiff') },
  { hex: '4d4d002a', verdict: refused('tiff') },
  { hex: '49492b00', verdict: refused('tiff') },
  { hex: '4d4d002b', verdict: refused('tiff') },
  { hex: '49495500', verdict: refused('tiff') },
  { hex: '46554a4946494c4d', verdict: refused('tiff') },
  { hex: '424d', verdict: refused('bmp') },
  { hex: 'ff0a', verdict: refused('jxl') },
  { hex: '0000000c4a584c20', verdict: refused('jxl') },
  { hex: '0000000c6a502020', verdict: refused('jp2') },
  { hex: '38425053', verdict: refused('psd') },
  { hex: '00000100', verdict: refused('ico') },
  { hex: '7b5c727466', verdict: refused('rtf') },
  { hex: '526172211a07', verdict: refused('archive') },
  { hex: '377abcaf271c', verdict: refused('archive') },
  { hex: '1f8b', verdict: refused('archive') },
  { hex: 'fd377a585a00', verdict: refused('archive') },
  { hex: '7573746172', at: 257, verdict: refused('archive') },
  { hex: '4d5a', verdict: refused('program') },
  { hex: '7f454c46', verdict: refused('program') },
  { hex: 'cafebabe', verdict: refused('program') },
  { hex: 'cffaedfe', verdict: refused('program') },
  { hex: '464c56', verdict: refused('flash') },
  { hex: '435753', verdict: refused('flash') },
  { hex: '465753', verdict: refused('flash') },
  { hex: '3026b2758e66cf11', verdict: refused('windowsMedia') },
  { hex: '000001ba', verdict: refused('mpeg') },
  { hex: '000001b3', verdict: refused('mpeg') },
  { hex: '664c6143', verdict: refused('flac') },
  { hex: '2321414d52', verdict: refused('amr') },
]

/**
 * What a file is, by its content alone; its name and the type that a browser gives count for nothing.
 * @throws DomainError invalid-input, with a sentence, for everything that the library does not take
 */
export async function detectFormat(source: ByteSource): Promise<UploadFormat> {
  const verdict = source.size === 0 ? refused('empty') : await verdictOn(source)
  if (typeof verdict === 'string') return verdict
  throw refusedFormat(verdict.refused)
}

async function verdictOn(source: ByteSource): Promise<Verdict> {
  const head = await source.read(0, HEAD_BYTES)
  const startsWith = ({ hex, at = 0 }: Pick<Signature, 'hex' | 'at'>) =>
    head.subarray(at, at + hex.length / 2).toString('hex') === hex
  const plain = signatures.find(startsWith)
  if (plain) return plain.verdict
  if (startsWith({ hex: '66747970', at: 4 })) return boxFormat(source)
  if (startsWith({ hex: '1a45dfa3' })) return webmFormat(head)
  if (startsWith({ hex: '504b0304' })) return zipFormat(source)
  if (startsWith({ hex: 'd0cf11e0a1b11ae1' })) return compoundFormat(source)
  if (startsWith({ hex: '4f676753' })) return oggFormat(head)
  if (await isMp3(source)) return 'mp3'
  return refused(kindOfText(head))
}

function oggFormat(head: Buffer): Verdict {
  const first = head.subarray(0, 100).toString('latin1')
  if (/OpusHead|vorbis|Speex {3}|FLAC/.test(first)) return 'ogg'
  return refused(/theora/.test(first) ? 'oggVideo' : 'unknown')
}

/** Markup and text, which browsers would show, and anything else. */
function kindOfText(head: Buffer): RefusedFormat {
  const text = head.toString(head[0] === 0xff && head[1] === 0xfe ? 'utf16le' : 'utf8')
  if (/<svg[\s>]|<!doctype svg/i.test(text)) return 'svg'
  if (/<(?:!doctype html|html|head|body|script|iframe|title|table|div|p)[\s>]/i.test(text)) return 'html'
  if (/^[\s\ufeff]*<\?xml/.test(text)) return 'xml'
  return /[^\P{Cc}\t\r\n\f]|\ufffd{3}/u.test(text) ? 'unknown' : 'text'
}
