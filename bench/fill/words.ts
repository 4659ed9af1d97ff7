/** Pseudo-random numbers between 0 and 1, the same at every run for a name and number (mulberry32). */
export function chances(name: number, seed: number): () => number {
  let state = (Math.imul(name + 1, 0x9e37_79b1) ^ Math.imul(seed + 1, 0x85eb_ca6b)) >>> 0
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function oneOf<One>(chance: () => number, all: readonly [One, ...One[]]): One {
  return all[Math.floor(chance() * all.length)] ?? all[0]
}

const places = ['乐从', '大良', '容桂', '伦教', '北滘', '陈村', '龙江', '勒流', '均安', '杏坛'] as const
const bodies = [
  '镇志愿者联合会',
  '镇人民政府',
  '街道办事处',
  '社区党委',
  '家具协会',
  '消防救援大队',
  '中心小学',
  '人民医院',
  '文化站',
  '村民委员会',
  '市场监督管理局',
  '民兵应急分队',
] as const
const deeds = [
  '举行授旗仪式',
  '召开年度总结大会',
  '开展防汛应急演练',
  '启动老旧小区改造',
  '组织义务植树',
  '发布暴雨红色预警',
  '走访慰问困难家庭',
  '举办春节游园活动',
  '推进河涌整治工程',
  '签约三个重点项目',
  '开放夜间图书馆',
  '表彰见义勇为群众',
] as const
/** Words in few titles, and one that was in many, but only long ago. */
const rare = ['鸬鹚', '水文', '龙舟漂移'] as const
const OF_LONG_AGO = '亚运会'

const sentences = [
  '上午九时，活动在综合文化服务中心广场正式开始，近四十名代表参加。',
  '现场宣读了实施方案，明确各单位的分工和完成时限。',
  '负责人表示，将以此为契机，进一步完善服务网络，让群众在家门口就能办成事。',
  '据了解，该项目总投资约一千二百万元，预计明年六月底前完工。',
  '“以前一下雨就积水，现在路面干干净净。”家住东平新城的梁女士说。',
  '接下来，相关部门将加强巡查，对发现的问题限期整改。',
  '活动还设置了互动环节，吸引不少市民驻足体验。',
  '市民可以拨打热线咨询，也可以到就近的服务点现场办理。',
] as const

/** A headline of 12 to 30 characters. @param age 0 for the newest, 1 for the oldest */
export function headline(chance: () => number, number: number, age: number): string {
  const special =
    chance() < 0.000_05 ? oneOf(chance, rare) : age > 0.8 && chance() < 0.3 ? OF_LONG_AGO : undefined
  const title = `${oneOf(chance, places)}${oneOf(chance, bodies)}${special ?? ''}${oneOf(chance, deeds)}`
  return chance() < 0.3 ? `${title}（第${number}期）` : title
}

/** Text of about so many characters, in paragraphs. */
export function paragraphs(chance: () => number, characters: number): string[] {
  const made: string[] = []
  for (let length = 0; length < characters; ) {
    const paragraph = oneOf(chance, sentences) + oneOf(chance, sentences)
    made.push(paragraph)
    length += paragraph.length
  }
  return made
}

/** So many words, most of them rare, and the first of the characters of which they are made. */
const VOCABULARY = 30_000
const FIRST_CHARACTER = 0x4e00
const CHARACTERS = 3_000

/**
 * Text of about so many characters of words without a meaning, of which some are frequent and most are rare, as in any
 * language (Zipf's law): an index of a few sentences alone would be small and have only long lists.
 */
export function wordsOfNoMeaning(chance: () => number, characters: number): string {
  let text = ''
  while (text.length < characters)
    text += `${wordOf(Math.floor(VOCABULARY ** chance()))}${chance() < 0.1 ? '，' : ''}`
  return text
}

function wordOf(rank: number): string {
  const mixed = Math.imul(rank, 0x9e37_79b1) >>> 0
  const one = FIRST_CHARACTER + (mixed % CHARACTERS)
  const other = FIRST_CHARACTER + (Math.floor(mixed / CHARACTERS) % CHARACTERS)
  return String.fromCharCode(one, other)
}
