import { z } from 'zod'
import { name, optional } from '../text/text-fields.ts'

/** The most tags of an article, the longest one, and what stands between them where they are stored. */
export const MOST_TAGS = 10
export const LONGEST_TAG = 20
export const TAG_SEPARATOR = '、'

/** What stands between two tags, in any way of typing them; a space only between two Chinese words: “Open Source” is one. */
const between = /[、，,；;|｜#＃]+|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u

/** Names of tags as a field holds them, in one line; they are stored with 、 between them, each once, in the order given. */
export function tagsSchema(most: number, label: string) {
  const names = name(most, label)
    .transform(tagNames)
    .pipe(
      z
        .array(z.string().max(LONGEST_TAG, `每个${label}最多 ${LONGEST_TAG} 字`))
        .max(MOST_TAGS, `${label}最多 ${MOST_TAGS} 个`),
    )
  return optional(names.transform((each) => each.join(TAG_SEPARATOR)))
}

/** The tags of a field, each once; none for null. */
export function tagNames(field: string | null): string[] {
  const byKey = new Map<string, string>()
  for (const tag of (field ?? '').split(between)) {
    const shown = tag.trim()
    const key = tagKey(shown)
    if (key !== '' && !byKey.has(key)) byKey.set(key, shown)
  }
  return [...byKey.values()]
}

/** By what two spellings of one tag are the same: full- and half-width, capital and small letters. */
export function tagKey(tag: string): string {
  return tag.normalize('NFKC').trim().toLowerCase()
}
