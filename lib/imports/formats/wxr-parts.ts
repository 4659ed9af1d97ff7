import { SaxesParser } from 'saxes'
import { DomainError } from '../../errors.ts'

/** An article, a page or an attachment of a WordPress export: its texts by their names (`wp:post_id`). */
export type WxrItem = {
  texts: ReadonlyMap<string, string>
  /** Its categories (`category`) and tags (`post_tag`). */
  terms: readonly { domain: string; name: string }[]
  meta: ReadonlyMap<string, string>
}

export type WxrPart = { item: WxrItem } | { author: { login: string; name: string } }

/** The longest text of one element, and how deep elements may stand in one another. */
const MAX_TEXT = 8 * 1024 * 1024
const MAX_DEPTH = 32

/**
 * The parts of a WordPress export (WXR 1.0 to 1.2) in their order, one after the other.
 * @throws DomainError invalid-input where it is no such file, or not whole
 */
export async function* wxrParts(pieces: AsyncIterable<string>): AsyncGenerator<WxrPart> {
  const reader = new PartReader()
  for await (const piece of pieces) yield* reader.read(piece)
  reader.end()
}

class PartReader {
  readonly #parser = new SaxesParser()
  readonly #path: string[] = []
  #found: WxrPart[] = []
  #text = ''
  #isWxr = false
  #texts = new Map<string, string>()
  #terms: { domain: string; name: string }[] = []
  #meta = new Map<string, string>()
  #author = new Map<string, string>()
  #domain = ''

  constructor() {
    this.#parser.on('opentag', ({ name, attributes }) => this.#open(name, attributes))
    this.#parser.on('text', (text) => this.#add(text))
    this.#parser.on('cdata', (text) => this.#add(text))
    this.#parser.on('closetag', ({ name }) => this.#close(name))
    this.#parser.on('error', () => this.#refuse('不是完整的 XML'))
  }

  read(piece: string): WxrPart[] {
    this.#parser.write(piece)
    const found = this.#found
    this.#found = []
    return found
  }

  end(): void {
    this.#parser.close()
    if (!this.#isWxr) throw new DomainError('invalid-input', '这不是 WordPress 的导出文件（WXR）。')
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#path.push(name)
    if (this.#path.length > MAX_DEPTH) this.#refuse('元素套得太深')
    this.#text = ''
    if (name === 'wp:wxr_version') this.#isWxr = true
    if (name === 'category') this.#domain = attributes.domain ?? ''
    if (name !== 'item') return
    this.#texts = new Map()
    this.#terms = []
    this.#meta = new Map()
  }

  #add(text: string): void {
    if (this.#text.length + text.length > MAX_TEXT) this.#refuse('这一项太长')
    this.#text += text
  }

  #close(name: string): void {
    this.#path.pop()
    const parent = this.#path.at(-1)
    if (parent === 'item') this.#closeInItem(name)
    else if (parent === 'wp:postmeta') this.#texts.set(name, this.#text)
    else if (parent === 'wp:author') this.#author.set(name, this.#text)
    else if (name === 'item')
      this.#found.push({ item: { texts: this.#texts, terms: this.#terms, meta: this.#meta } })
    else if (name === 'wp:author') this.#endAuthor()
    this.#text = ''
  }

  #closeInItem(name: string): void {
    if (name === 'category') this.#terms.push({ domain: this.#domain, name: this.#text.trim() })
    else if (name === 'wp:postmeta')
      this.#meta.set(this.#texts.get('wp:meta_key') ?? '', this.#texts.get('wp:meta_value') ?? '')
    else if (name !== 'wp:comment') this.#texts.set(name, this.#text)
  }

  #endAuthor(): void {
    const login = this.#author.get('wp:author_login') ?? ''
    const name = this.#author.get('wp:author_display_name') || login
    this.#found.push({ author: { login, name } })
    this.#author = new Map()
  }

  #refuse(what: string): never {
    throw new DomainError('invalid-input', `第 ${this.#parser.line} 行：${what}。`)
  }
}
