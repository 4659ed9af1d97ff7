import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** An element of what React prints. */
export type Printed = {
  tag: string
  /** By HTML's names, as they are printed. */
  attrs: Readonly<Record<string, string>>
  inside: (Printed | string)[]
}

/** What React prints of an element on the server, as a tree; its root stands for the document. */
export function print(node: ReactNode): Printed {
  const root: Printed = { tag: '', attrs: {}, inside: [] }
  const open = [root]
  for (const [, end, tag, attributes, isVoid, text] of renderToStaticMarkup(node).matchAll(token)) {
    if (end) open.pop()
    else if (tag) {
      const element = { tag, attrs: attributesOf(attributes ?? ''), inside: [] }
      open.at(-1)?.inside.push(element)
      if (!isVoid) open.push(element)
    } else open.at(-1)?.inside.push(decoded(text ?? ''))
  }
  return root
}

/** React closes every element, and escapes `<` and `>` in words and attributes. */
const token = /<(\/?)([a-zA-Z][\w-]*)((?:\s[^<>]*?)?)(\/?)>|([^<]+)/g

function attributesOf(text: string): Record<string, string> {
  const found = text.matchAll(/([\w:-]+)="([^"]*)"/g)
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, decoded(value)]))
}

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: keyof typeof entities) => entities[name])
}

/** The elements that a selector finds, in the document's order: names, classes, ids, attributes, descendants. */
export function all(within: Printed, selector: string): Printed[] {
  return [...new Set(found(within, selector.split(' ')))]
}

/** The one element that a selector finds. */
export function one(within: Printed, selector: string): Printed {
  const [only, ...more] = all(within, selector)
  if (!only || more.length > 0) throw new Error(`${only ? more.length + 1 : 0} elements are ${selector}`)
  return only
}

export const has = (within: Printed, selector: string) => all(within, selector).length > 0

/** The words of an element, without what stands around them. */
export function wordsOf(node: Printed | string): string {
  return typeof node === 'string' ? node : node.inside.map(wordsOf).join('')
}

/** The words of every element that a selector finds. */
export const texts = (within: Printed, selector: string) =>
  all(within, selector).map((element) => wordsOf(element).trim())

/** An attribute of every element that a selector finds; undefined where one has it not. */
export const attrs = (within: Printed, selector: string, name: string) =>
  all(within, selector).map((element) => element.attrs[name])

function found(within: Printed, [step = '', ...rest]: string[]): Printed[] {
  return within.inside.flatMap((node) => {
    if (typeof node === 'string') return []
    const deeper = found(node, [step, ...rest])
    if (!isMatch(node, step)) return deeper
    return rest.length === 0 ? [node, ...deeper] : [...found(node, rest), ...deeper]
  })
}

function isMatch({ tag, attrs }: Printed, step: string): boolean {
  return (step.match(/^[\w-]+|[.#][\w-]+|\[[^\]]+\]/g) ?? []).every((part) => {
    if (part.startsWith('.')) return (attrs.class ?? '').split(' ').includes(part.slice(1))
    if (part.startsWith('#')) return attrs.id === part.slice(1)
    if (!part.startsWith('[')) return tag === part
    const [name = '', value] = part.slice(1, -1).split(/=(.*)/s)
    return value === undefined ? name in attrs : attrs[name] === value
  })
}
