import { type Coding, decoded, type Effort, encoded } from './coding.ts'
import { bytesOfText } from './memory.ts'

/**
 * The body of a page in each coding that somebody asked for. Once there is a compressed one the plain one is dropped: it
 * takes three times as much, few ask for it, and it can be made again.
 */
export class PageBodies {
  /** Whether compressing makes it smaller. */
  isCompressible: boolean
  effort: Effort = 'quick'
  /** One latin1 character a byte: Node sends such a string together with the head in one write, a Buffer in two. */
  #identity: string | undefined
  #gzip: string | undefined
  #br: string | undefined
  #making: Map<Coding, Promise<boolean>> | null = null

  constructor(body: Buffer, isCompressible: boolean) {
    this.isCompressible = isCompressible
    this.#identity = body.toString('latin1')
  }

  get bytes(): number {
    const bodies = [this.#identity, this.#gzip, this.#br]
    return bodies.reduce((sum, body) => sum + (body === undefined ? 0 : bytesOfText(body)), 0)
  }

  /** The body in this coding, if there is one. */
  in(coding: Coding): string | undefined {
    return coding === 'br' ? this.#br : coding === 'gzip' ? this.#gzip : this.#identity
  }

  /** Makes the body in this coding, once however many wait for it.
   *  @returns whether there is one now */
  make(coding: Coding): Promise<boolean> {
    this.#making ??= new Map()
    const before = this.#making.get(coding)
    if (before) return before
    const making = this.#make(coding).finally(() => {
      this.#making?.delete(coding)
      if (this.#making?.size === 0) this.#making = null
    })
    this.#making.set(coding, making)
    return making
  }

  /** Makes both compressed bodies as small as they can be made. */
  async recompress(): Promise<void> {
    this.effort = 'best'
    try {
      const plain = await this.#plain()
      const [br, gzip] = await Promise.all([encoded(plain, 'br', 'best'), encoded(plain, 'gzip', 'best')])
      this.#br = br.toString('latin1')
      this.#gzip = gzip.toString('latin1')
    } catch {
      // Those that there are do as well.
    }
  }

  async #make(coding: Coding): Promise<boolean> {
    try {
      const plain = await this.#plain()
      if (coding === 'identity') this.#identity = plain.toString('latin1')
      else {
        const body = (await encoded(plain, coding, this.effort)).toString('latin1')
        const isFirst = this.#gzip === undefined && this.#br === undefined
        if (coding === 'br') this.#br = body
        else this.#gzip = body
        if (isFirst) this.#identity = undefined
      }
      return true
    } catch {
      // The plain body will do, where it is still there.
      this.isCompressible = this.#identity === undefined
      return false
    }
  }

  async #plain(): Promise<Buffer> {
    if (this.#identity !== undefined) return Buffer.from(this.#identity, 'latin1')
    if (this.#gzip !== undefined) return decoded(Buffer.from(this.#gzip, 'latin1'), 'gzip')
    return decoded(Buffer.from(this.#br ?? '', 'latin1'), 'br')
  }
}
