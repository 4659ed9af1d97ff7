import { type ArticleContent, isSameContent } from './article-content.ts'
import { mergeContent } from './merge-content.ts'
import type { Typed } from './unsaved-text.ts'

/**
 * Puts together what one editor typed in two places: nothing is asked, since both are his. What he changed in both stays
 * twice in the body; of a field the later one stays, and the server keeps the other.
 */
export function mergeOwn(
  base: ArticleContent,
  other: ArticleContent,
  mine: ArticleContent,
): { content: ArticleContent; hasBoth: boolean } {
  const merge = mergeContent(base, other, mine)
  const choices = merge.questions.map(({ id, canKeepBoth }) => [id, canKeepBoth ? 'both' : 'mine'] as const)
  return {
    content: merge.resolved(Object.fromEntries(choices)),
    hasBoth: merge.questions.some(({ canKeepBoth }) => canKeepBoth),
  }
}

/** All that a form holds, put together so. `isOther`: nothing is in it but what the other text says; `isOwn`: the editor has
 *  changed something here. */
export function mergeTyped(base: Typed, other: Typed, mine: Typed) {
  const { content, hasBoth } = mergeOwn(base.content, other.content, mine.content)
  const note = mine.note === base.note ? other.note : mine.note
  const origin = mine.origin === base.origin ? other.origin : mine.origin
  const typed: Typed = { content, note, origin }
  return { typed, hasBoth, isOther: isSame(typed, other), isOwn: !isSame(mine, base) }
}

/** What the editor is told of it, in a sentence or two. */
export function metWords(
  where: string,
  { hasBoth, isNoteOwn }: { hasBoth: boolean; isNoteOwn: boolean },
): string {
  const said = hasBoth
    ? `您在${where}也改了同一段，两种写法都放在正文里，请删去不要的。`
    : `您在${where}写的文字已合并进来。`
  return isNoteOwn ? `${said}更正说明留的是这里写的。` : said
}

function isSame(one: Typed, other: Typed): boolean {
  return isSameContent(one.content, other.content) && one.note === other.note && one.origin === other.origin
}
