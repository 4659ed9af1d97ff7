/** Why a picture of another site is not in the library. Closed; `media.failure` is one of these. */
const sentences = {
  address: '这个网址不能抓取。',
  'not-public': '这个网址指向内部网络，不能抓取。',
  unreachable: '连不上图片所在的网站。',
  refused: '图片所在的网站不让别的网站取这张图片。',
  missing: '图片所在的网站上已经没有这张图片。',
  'too-large': '这张图片太大。',
  'not-a-picture': '这个网址上不是可以用的图片。',
  storage: '图片取到了，但没有存下来。',
} as const

export type MediaFailure = keyof typeof sentences

/** What the desk says of a failure; one that this version does not know is told in general. */
export function failureSentence(failure: string | null): string {
  return failure !== null && Object.hasOwn(sentences, failure)
    ? sentences[failure as MediaFailure]
    : '图片没有取到。'
}
