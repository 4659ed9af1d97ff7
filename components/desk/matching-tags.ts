import { TAG_SEPARATOR, tagKey, tagNames } from '#lib/articles/tag-names.ts'

/** A tag that was used before, with the initials of its pinyin. */
export type UsedTag = { name: string; initials: string }

const MOST = 8
/** What ends a tag while the next one is not begun. */
const ENDED = /[、，,；;|｜]\s*$/

/** What stands before the tag that is being typed, and what is typed of it. */
function atTheEnd(typed: string): { before: string[]; begun: string } {
  const names = tagNames(typed)
  if (typed.trim() === '' || ENDED.test(typed)) return { before: names, begun: '' }
  return { before: names.slice(0, -1), begun: names.at(-1) ?? '' }
}

/** The used tags that fit what is typed at the end of the field, by a part of their name or by their initials: the most
 *  used first, without those that the field has. */
export function matchingTags(typed: string, used: readonly UsedTag[]): string[] {
  const have = new Set(tagNames(typed).map(tagKey))
  const sought = tagKey(atTheEnd(typed).begun)
  return used
    .filter(({ name }) => !have.has(tagKey(name)))
    .filter(({ name, initials }) => tagKey(name).includes(sought) || initials.startsWith(sought))
    .slice(0, MOST)
    .map(({ name }) => name)
}

/** The field with a tag in the place of what was typed of it. */
export function withTag(typed: string, tag: string): string {
  return [...atTheEnd(typed).before, tag].join(TAG_SEPARATOR)
}
