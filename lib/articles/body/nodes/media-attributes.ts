import * as z from 'zod/mini'
import { isStorable } from '../../../text/storable.ts'
import { withoutInvisible } from '../../../text/visible.ts'
import type { AnyNode } from '../spec.ts'

// What the nodes that show a file have in common.

const LARGEST_NUMBER = 2_147_483_647

/** The number of a file in the library. */
export const media = z
  .int('没有这个文件')
  .check(z.minimum(1, '没有这个文件'), z.maximum(LARGEST_NUMBER, '没有这个文件'))

/** Words beside a file, at most so many characters. */
export function words(name: string, max: number) {
  return z
    .string(`${name}须是文字`)
    .check(z.maxLength(max, `${name}太长：最多 ${max} 字`), z.refine(isStorable, `${name}里有无法保存的字符`))
}

export const caption = z._default(words('说明', 500), '')
export const credit = z._default(words('署名', 100), '')

/** A node whose words hold nothing invisible and no blanks at their ends. */
export function tidyWords(node: AnyNode): AnyNode {
  const attrs = Object.entries(node.attrs ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' ? withoutInvisible(value).replace(/\s+/gu, ' ').trim() : value,
  ])
  return { ...node, attrs: Object.fromEntries(attrs) }
}

type Named = { media: number; caption?: string; credit?: string }

/** What is compared of a node with a file: what it is, which file, and the words beside it. */
export function mediaLine(
  name: string,
  { media, caption = '', credit = '' }: Named,
  more: string[] = [],
): string {
  const said = [caption, credit && `署名：${credit}`, ...more].filter(Boolean)
  return `〔${name} ${media}〕${said.join('｜')}`
}
