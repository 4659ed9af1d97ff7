import { DomainError } from '../errors.ts'
import { isOrdinaryName } from '../plain-data.ts'

const NAME = /^[a-z][\w.-]{0,63}$/i

/** The text fields of a form as they were sent. A field that was not sent is an empty text, as browsers send none for a box
 *  that is not checked. */
export class PostedFields {
  readonly #values = new Map<string, string[]>()

  /** @returns false for a name that no form of ours has */
  add(name: string, value: string): boolean {
    if (!NAME.test(name) || !isOrdinaryName(name)) return false
    const known = this.#values.get(name)
    if (known) known.push(value)
    else this.#values.set(name, [value])
    return true
  }

  /** The one value of a field.
   *  @throws DomainError invalid-input for a field that was sent twice, which two readers could read differently */
  text(name: string): string {
    const [value = '', ...others] = this.list(name)
    if (others.length > 0)
      throw new DomainError('invalid-input', '有一项内容重复了，请重新填写。', {
        fields: { [name]: '这一项重复了，请重新填写' },
      })
    return value
  }

  /** All values of a field, such as of boxes with the same name. */
  list(name: string): readonly string[] {
    return this.#values.get(name) ?? []
  }

  has(name: string): boolean {
    return this.#values.has(name)
  }

  get names(): string[] {
    return [...this.#values.keys()]
  }

  get count(): number {
    return [...this.#values.values()].reduce((sum, { length }) => sum + length, 0)
  }

  /**
   * These fields as input for a schema: a text each, and a list for those of `lists`.
   * @throws DomainError invalid-input as `text`
   */
  input<N extends string, L extends string = never>(
    names: readonly N[],
    lists: readonly L[] = [],
  ): Record<N, string> & Record<L, string[]> {
    const texts = names.map((name) => [name, this.text(name)])
    // The names that were asked for, each with its value.
    return Object.fromEntries([...texts, ...lists.map((name) => [name, [...this.list(name)]])]) as Record<
      N,
      string
    > &
      Record<L, string[]>
  }
}
