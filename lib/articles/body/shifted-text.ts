const plain = '0123456789+-\u2212()'
const figures = { raised: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾', lowered: '₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎' } as const
const signs = { raised: '^', lowered: '_' } as const

/**
 * Raised or lowered words as plain text: 10 with a raised 4 is not 104. Figures have characters of their own for it;
 * other words stand in brackets behind a sign. Marks, and a note's number in its brackets, need neither.
 */
export function shiftedText(words: string, place: keyof typeof figures): string {
  if (/^\s*[[\uff3b\u3014].*[\]\uff3d\u3015]\s*$/.test(words) || !/[\p{L}\p{N}]/u.test(words)) return words
  const shifted = [...words].map((sign) => [...figures[place]][plain.indexOf(sign)])
  return shifted.every((sign) => sign !== undefined) ? shifted.join('') : `${signs[place]}(${words})`
}
