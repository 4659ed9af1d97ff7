/** The beginning of every word by which an article is looked for; nothing else has it. */
export const STEM = 'zqvx'

export const word = (place: string) => `${STEM}${place}`
/** Those that readers get to see somewhere. */
export const allWords = [
  ...['address', 'alt', 'attachment', 'author', 'body', 'caption', 'credit', 'editor', 'file', 'note'],
  ...['original', 'photographer', 'picture', 'source', 'summary', 'tag', 'title'],
  // Of the contribution.
  ...['enclosure', 'headline', 'penname', 'snapshot', 'story', 'view'],
]
  .map(word)
  .sort()

/** Which of these words something holds. */
export const wordsIn = (text: string): Set<string> =>
  new Set(text.toLowerCase().match(new RegExp(`${STEM}[a-z]+`, 'g')) ?? [])

export const tag = word('tag')
export const author = word('author')
export const source = word('source')
export const penName = word('penname')
/** Where the marked article was taken from. */
export const originalAddress = `https://example.cn/${word('address')}`
export const VIEWS = 811
