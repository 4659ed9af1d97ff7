import * as z from 'zod/mini'
import { isLinkAddress, tidyAddress } from '../../text/web-address.ts'
import { isSlanted } from './emphasis.ts'
import { shiftedText } from './shifted-text.ts'
import type { MarkSpec } from './spec.ts'

type Link = { href: string }

/**
 * Every mark that text can have, by the name it is stored under. Those of one text are stored in this order, the
 * outermost first, and at most one of a kind.
 */
export const marks = {
  link: {
    name: '链接',
    attrs: { href: z.string() },
    tidy: ({ href }: Link) => ({ href: tidyAddress(href) }),
    refusal: (words, { href }: Link) =>
      isLinkAddress(href)
        ? null
        : `“${beginningOf(words)}”的链接须以 http://、https:// 或 mailto: 开头，不能含空白、看不见的字符或用户名`,
    line: (words, { href }: Link) => `${words}〔${href}〕`,
    /** An older text may hold an address that none may have by now. */
    markup: (inner, { href }: Link) => (isLinkAddress(href) ? { tag: 'a', attrs: { href }, inner } : inner),
  },
  bold: {
    name: '加粗',
    line: (words) => `**${words}**`,
    markup: (inner) => ({ tag: 'strong', inner }),
  },
  italic: {
    name: '斜体',
    line: (words) => `*${words}*`,
    markup: (inner, _attrs, words) =>
      isSlanted(words) ? { tag: 'em', attrs: { class: 'slanted' }, inner } : { tag: 'em', inner },
  },
  strike: {
    name: '删除线',
    line: (words) => `~~${words}~~`,
    markup: (inner) => ({ tag: 's', inner }),
  },
  superscript: {
    name: '上标',
    excludes: ['subscript'],
    text: (words) => shiftedText(words, 'raised'),
    line: (words) => `^(${words})`,
    markup: (inner) => ({ tag: 'sup', inner }),
  },
  subscript: {
    name: '下标',
    excludes: ['superscript'],
    text: (words) => shiftedText(words, 'lowered'),
    line: (words) => `_(${words})`,
    markup: (inner) => ({ tag: 'sub', inner }),
  },
} as const satisfies Record<string, MarkSpec>

/** The entry of a mark; undefined for what the table does not know. */
export function markSpec(type: string): MarkSpec | undefined {
  return Object.hasOwn(marks, type) ? marks[type as keyof typeof marks] : undefined
}

function beginningOf(words: string): string {
  return [...words].slice(0, 20).join('')
}
