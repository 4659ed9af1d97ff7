import type { Transaction } from '@tiptap/pm/state'

/** Only what differs is replaced, so that the marks of the words around stay. */
export function replaceWords(
  tr: Transaction,
  { from, to }: { from: number; to: number },
  words: string,
  replacement: string,
): void {
  const most = Math.min(words.length, replacement.length)
  let start = 0
  while (start < most && words[start] === replacement[start]) start += 1
  let end = 0
  while (end < most - start && words.at(-1 - end) === replacement.at(-1 - end)) end += 1
  const put = replacement.slice(start, replacement.length - end)
  tr.insertText(put, tr.mapping.map(from + start), tr.mapping.map(to - end))
}
