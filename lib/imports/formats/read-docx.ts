import { unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { DomainError } from '../../errors.ts'
import { visibleLine } from '../../text/visible.ts'
import { parsedHtml } from '../parsed-html.ts'
import { type HtmlText, htmlBody } from './html-body.ts'

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

/**
 * Reads a Word document (.docx): its title is the first heading of the highest level before any other text, or the title
 * of its properties. Pictures come with it, those that lie elsewhere are not fetched.
 * @throws DomainError invalid-input | too-large
 */
export async function readDocx(bytes: Buffer): Promise<FoundDocx> {
  refuseBombs(bytes)
  const { value, messages } = await mammoth
    .convertToHtml(
      { buffer: bytes },
      { styleMap: STYLES, externalFileAccess: false, convertImage: mammoth.images.imgElement(pictureOf) },
    )
    .catch((cause) => {
      throw new DomainError('invalid-input', '这不是 Word 文档（.docx），或者文件损坏了。', { cause })
    })
  const { html, title } = withoutTitle(value)
  const text = htmlBody(html, null)
  const elsewhere = messages.filter(({ message }) => message.includes('external image')).length
  const lost = [text.leftOut, elsewhere > 0 ? `${elsewhere} 张存在文档之外的图片` : '']
  return { ...text, leftOut: lost.filter(Boolean).join('、'), title: title ?? titleProperty(bytes) }
}

async function pictureOf(image: { contentType: string; readAsBase64String: () => Promise<string> }) {
  return { src: `data:${image.contentType};base64,${await image.readAsBase64String()}` }
}

/** By the sizes that the file declares: it is not unpacked for it. fflate unpacks no more than is declared. */
function refuseBombs(bytes: Uint8Array): void {
  let [size, isWord] = [0, false]
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        size += originalSize
        if (name === 'word/document.xml') isWord = true
        return false
      },
    })
  } catch (cause) {
    throw new DomainError('invalid-input', '这不是 Word 文档（.docx），或者文件损坏了。', { cause })
  }
  if (!isWord) throw new DomainError('invalid-input', '这不是 Word 文档（.docx）。')
  if (size > MAX_UNPACKED)
    throw new DomainError('too-large', `文档太大：解开后超过 ${MAX_UNPACKED / 1024 / 1024} MB。`)
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

function titleProperty(bytes: Uint8Array): string | null {
  const name = 'docProps/core.xml'
  const core = unzipSync(bytes, { filter: (file) => file.name === name && file.originalSize < 100_000 })[name]
  const title = core && TITLE.exec(new TextDecoder().decode(core))?.[1]
  return visibleLine(decoded(title ?? '')).slice(0, MAX_TITLE) || null
}

function decoded(text: string): string {
  const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
  return text.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => signs[name] ?? '')
}
