import type { Origin } from '#lib/db/generated/enums.ts'

/** The columns that hold a version's text, and those that an origin has instead. */
export const textColumns = {
  text: true,
  repostText: true,
  contributionText: true,
  originalText: true,
} as const

export type PolicyTexts = {
  text: string
  repostText: string | null
  contributionText: string | null
  originalText: string | null
}

/** What a version of the disclaimer says to articles of an origin; any other policy says one thing to all. */
export function textFor(texts: PolicyTexts, origin?: Origin): string {
  return (origin && texts[`${origin}Text`]) ?? texts.text
}
