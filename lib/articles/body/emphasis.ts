const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u

/** Whether emphasised words are slanted. Chinese is emphasised by dots below it (clreq, emphasis dots). */
export function isSlanted(words: string): boolean {
  return !CJK.test(words)
}
