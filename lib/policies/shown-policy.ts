import type { Origin } from '#lib/db/generated/enums.ts'
import { config } from '../config.ts'
import { policyFacts, withFacts } from './policy-facts.ts'
import { type PolicyTexts, textFor } from './policy-texts.ts'

/** A text as it is shown: with the facts of this site. */
export function filled(text: string): string {
  return withFacts(text, policyFacts(config()))
}

/** The disclaimer that an article was published under, as it stands below it. */
export function shownPolicy(
  { version, ...texts }: PolicyTexts & { version: number },
  origin: Origin,
): { version: number; text: string } {
  return { version, text: filled(textFor(texts, origin)) }
}
