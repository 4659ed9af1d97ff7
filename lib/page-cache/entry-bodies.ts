import { type ContentEncoding, compress, decompress, type Effort } from './content-encoding.ts'
import { bytesOfText } from './heap-size.ts'

/**
 * The body of a cache entry in each content encoding that was requested. Once there is a compressed one the plain one is
 * dropped: it is three times as large, rarely requested, and can be restored from the compressed one.
 */
export class EntryBodies {
  /** Whether compressing makes the body smaller. */
  isCompressible: boolean
  effort: Effort = 'fast'
  /** One Latin-1 character a byte: Node sends a string together with the head in one write, a Buffer in two. */
  #identity: string | undefined
  #gzip: string | undefined
  #br: string | undefined
  #making: Map<ContentEncoding, Promise<boolean>> | null = null

  constructor(body: Buffer, isCompressible: boolean) {
    this.isCompressible = isCompressible
    this.#identity = body.toString('latin1')
  }

  get bytes(): number {
    const bodies = [this.#identity, this.#gzip, this.#br]
    return bodies.reduce((sum, body) => sum + (body === undefined ? 0 : bytesOfText(body)), 0)
  }

  /** The body in this encoding, if it has been made. */
  in(encoding: ContentEncoding): string | undefined {
    return encoding === 'br' ? this.#br : encoding === 'gzip' ? this.#gzip : this.#identity
  }

  /** Makes the body in this encoding; concurrent calls share the work.
   *  @returns whether there is one now */
  make(encoding: ContentEncoding): Promise<boolean> {
    this.#making ??= new Map()
    const running = this.#making.get(encoding)
    if (running) return running
    const making = this.#make(encoding).finally(() => {
      this.#making?.delete(encoding)
      if (this.#making?.size === 0) this.#making = null
    })
    this.#making.set(encoding, making)
    return making
  }

  /** Makes both compressed bodies again with the best effort. */
  async recompress(): Promise<void> {
    this.effort = 'best'
    try {
      const plain = await this.#plain()
      const [br, gzip] = await Promise.all([compress(plain, 'br', 'best'), compress(plain, 'gzip', 'best')])
      this.#br = br.toString('latin1')
      this.#gzip = gzip.toString('latin1')
    } catch {
      // The existing bodies stay in use.
    }
  }

  async #make(encoding: ContentEncoding): Promise<boolean> {
    try {
      const plain = await this.#plain()
      if (encoding === 'identity') this.#identity = plain.toString('latin1')
      else {
        const body = (await compress(plain, encoding, this.effort)).toString('latin1')
        const isFirst = this.#gzip === undefined && this.#br === undefined
        if (encoding === 'br') this.#br = body
        else this.#gzip = body
        if (isFirst) this.#identity = undefined
      }
      return true
    } catch {
      // Without compression the plain body is sent, where it still exists.
      this.isCompressible = this.#identity === undefined
      return false
    }
  }

  async #plain(): Promise<Buffer> {
    if (this.#identity !== undefined) return Buffer.from(this.#identity, 'latin1')
    if (this.#gzip !== undefined) return decompress(Buffer.from(this.#gzip, 'latin1'), 'gzip')
    return decompress(Buffer.from(this.#br ?? '', 'latin1'), 'br')
  }
}
