/** The first characters of each initial in the order of pinyin (CLDR's collation `zh`); no word begins with I, U or V. */
const FIRST = '阿八嚓哒妸发旮哈讥咔垃妈拿噢妑七呥仨他穵夕丫匝'
const LETTERS = 'abcdefghjklmnopqrstwxyz'
const HAN = /\p{Script=Han}/u

const collator = new Intl.Collator('zh-CN-u-co-pinyin')

/** The initials by which a name is found: `光明日报` by `gmrb`. Of a character with several readings the most common one
 *  counts; other letters and digits stand for themselves, everything else is left out. */
export function pinyinInitials(text: string): string {
  return [...text.toLowerCase()].map(initialOf).join('')
}

function initialOf(character: string): string {
  if (!HAN.test(character)) return /[a-z0-9]/.test(character) ? character : ''
  const at = [...FIRST].findLastIndex((first) => collator.compare(first, character) <= 0)
  return LETTERS[at] ?? ''
}
