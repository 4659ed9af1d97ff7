import type { LetterKey } from './letters.ts'

/** The letters that bring a counter-notice to a claimant (条例 §17; 民法典 §1196; 17 U.S.C. §512(g)(2)(B)). */
export const counterLetters = [
  'counter_forwarded',
  'counter_forwarded_dmca',
  'restored_by_counter',
] as const satisfies readonly LetterKey[]
