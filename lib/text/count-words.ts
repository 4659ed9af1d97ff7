/** Characters that count one by one: Chinese, Japanese and Korean ones, with their punctuation. */
const SINGLE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3001-\u303f\uff01-\uffe6\u2014\u2018-\u201d\u2026\u00b7]/gu

/** How long a text is as Chinese newsrooms and word processors count (字数): each Chinese character and each mark between
 *  them, and each word or number of other scripts, which blanks end. */
export function countWords(text: string): number {
  const singles = text.match(SINGLE)?.length ?? 0
  const others = text.replace(SINGLE, ' ').match(/\S+/gu)?.length ?? 0
  return singles + others
}
