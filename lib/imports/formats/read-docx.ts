import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'
import mammoth from 'mammoth'
import { DomainError } from '../../errors.ts'
import { visibleLine } from '../../text/visible.ts'
import type { CandidateFile } from '../candidate.ts'
import { parsedHtml } from '../parsed-html.ts'
import { type HtmlText, htmlBody } from './html-body.ts'
import { unpacked, zipEntries } from './zip-entries.ts'

/** A Word document as an article; its title is null where it says none. */
export type FoundDocx = HtmlText & { title: string | null }

/** What a document may hold once it is unpacked. A small file can claim gigabytes. */
const MAX_UNPACKED = 50 * 1024 * 1024
const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='标题'] => h1.title:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  'u => em',
  'strike => s',
]
const TITLE = /<dc:title[^>]*>([^<]*)<\/dc:title>/
const MAX_TITLE = 200
const NO_DOCUMENT = '这不是 Word 文档（.docx），或者文件损坏了。'
/** No site of the web can have this name (RFC 6761 §6.4). */
const PICTURES = 'https://docx.invalid/'

/**
 * Reads a Word document (.docx): its title is the first heading of the highest level before any other text, or the title
 * of its properties. Pictures come with it, those that lie elsewhere are not fetched.
 * @throws DomainError invalid-input | too-large
 */
export async function readDocx(bytes: Buffer): Promise<FoundDocx> {
  const parts = await unpackedParts(bytes)
  const pictures = new DocxPictures()
  const { value, messages } = await mammoth
    .convertToHtml(
      // Written anew, so that it holds no more than it says: mammoth unpacks without a bound.
      { buffer: Buffer.from(zipSync(parts, { level: 0 })) },
      {
        styleMap: STYLES,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement((image) => pictures.add(image)),
      },
    )
    .catch((cause) => {
      throw new DomainError('invalid-input', NO_DOCUMENT, { cause })
    })
  const { html, title } = withoutTitle(value)
  const text = htmlBody(html, null)
  const elsewhere = messages.filter(({ message }) => message.includes('external image')).length
  const lost = [text.leftOut, elsewhere > 0 ? `${elsewhere} 张存在文档之外的图片` : '']
  return {
    body: text.body,
    files: text.files.map((file, at) => pictures.fileOf(file, at)),
    leftOut: lost.filter(Boolean).join('、'),
    title: title ?? titleProperty(parts),
  }
}

type Parts = Record<string, Uint8Array>

/** What the document holds, unpacked within a budget: no part of it is larger than it declares. */
async function unpackedParts(bytes: Uint8Array): Promise<Parts> {
  const entries = zipEntries(bytes, NO_DOCUMENT).filter(({ name }) => !name.endsWith('/'))
  if (!entries.some(({ name }) => name === 'word/document.xml'))
    throw new DomainError('invalid-input', '这不是 Word 文档（.docx）。')
  if (entries.reduce((sum, { size }) => sum + size, 0) > MAX_UNPACKED)
    throw new DomainError('too-large', `文档太大：解开后超过 ${MAX_UNPACKED / 1024 / 1024} MB。`)
  const parts: [string, Uint8Array][] = []
  for (const entry of entries) parts.push([entry.name, await unpacked(entry)])
  return Object.fromEntries(parts)
}

type DocxPicture = { readAsBuffer: () => Promise<Buffer> }

/** A document's pictures, each once, by addresses that stand for them in the HTML: their bytes would make it too long. */
class DocxPictures {
  readonly #byAddress = new Map<string, Uint8Array>()

  async add(picture: DocxPicture): Promise<{ src: string }> {
    const bytes = await picture.readAsBuffer()
    const src = `${PICTURES}${createHash('sha256').update(bytes).digest('hex')}`
    this.#byAddress.set(src, bytes)
    return { src }
  }

  fileOf(file: CandidateFile, at: number): CandidateFile {
    const bytes = 'address' in file ? this.#byAddress.get(file.address) : undefined
    return bytes ? { bytes, name: `图片 ${at + 1}` } : file
  }
}

/** The first heading, where nothing stands before it, is the article's title and no part of its text. */
function withoutTitle(html: string): { html: string; title: string | null } {
  const document = parsedHtml(`<!doctype html><html><body>${html}</body></html>`)
  const blocks = [...document.body.children].filter((block) => block.textContent?.trim())
  const [first] = blocks
  const heading =
    document.querySelector('h1.title') ?? (first && /^h[1-3]$/.test(first.localName) ? first : null)
  if (heading === null) return { html, title: null }
  const title = visibleLine(heading.textContent ?? '').slice(0, MAX_TITLE)
  heading.remove()
  // Read again by htmlBody, which keeps the nodes of a body and nothing else; it is never printed.
  return { html: document.body.innerHTML, title: title || null }
}

function titleProperty(parts: Parts): string | null {
  const core = parts['docProps/core.xml']
  const title = core && core.length < 100_000 ? TITLE.exec(new TextDecoder().decode(core))?.[1] : ''
  return visibleLine(decoded(title ?? '')).slice(0, MAX_TITLE) || null
}

function decoded(text: string): string {
  const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
  return text.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => signs[name] ?? '')
}
