import { randomInt } from 'node:crypto'

/** A question that every reader of Chinese can answer, for browsers without scripts. */
export type FormQuestion = { ask: string; answers: readonly string[] }

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

const common: readonly FormQuestion[] = [
  { ask: '一年有几个月？', answers: ['12', '12个月'] },
  { ask: '一周有几天？', answers: ['7', '7天'] },
  { ask: '一天有多少个小时？', answers: ['24', '24小时', '24个小时'] },
  { ask: '一个小时有多少分钟？', answers: ['60', '60分', '60分钟'] },
  { ask: '一只手有几根手指？', answers: ['5', '5根'] },
  { ask: '一年有几个季节？', answers: ['4', '4个', '4季'] },
  { ask: '三角形有几条边？', answers: ['3', '3条'] },
  { ask: '“城市站点”一共有几个字？', answers: ['4', '4个', '4个字'] },
  { ask: '星期一的后一天是星期几？', answers: ['2', '星期2', '周2', '礼拜2'] },
  { ask: '五月的后一个月是几月？', answers: ['6', '6月'] },
  { ask: '太阳从哪个方向升起？（写一个字）', answers: ['东', '东方', '东边'] },
  { ask: '“上”的反义词是什么？（写一个字）', answers: ['下'] },
  { ask: '“大”的反义词是什么？（写一个字）', answers: ['小'] },
  { ask: '“左”的反义词是什么？（写一个字）', answers: ['右'] },
  { ask: '“黑”的反义词是什么？（写一个字）', answers: ['白'] },
  { ask: '“前”的反义词是什么？（写一个字）', answers: ['后', '後'] },
]

/** Chooses a question. @returns its name, by which `questionNamed` finds it */
export function chooseQuestion(): string {
  const kind = randomInt(3)
  if (kind === 0) return `c${randomInt(common.length)}`
  const [one, other] = [randomInt(2, 10), randomInt(2, 10)]
  return kind === 1 ? `p${one}${other}` : `m${Math.max(one, other)}${Math.min(one, other)}`
}

/** The question of a name; null where there is none. */
export function questionNamed(name: string): FormQuestion | null {
  const [, kind, one = '', other = ''] = /^([cpm])(\d)(\d?)$/.exec(name) ?? []
  if (kind === undefined) return null
  if (kind === 'c') return common[Number(one + other)] ?? null
  const [a, b] = [Number(one), Number(other)]
  const [word, result] = kind === 'p' ? ['加', a + b] : ['减', a - b]
  return { ask: `${digits[a]}${word}${digits[b]}等于几？`, answers: [String(result)] }
}

/** Whether an answer is right, in digits of any width or in Chinese, with or without a full stop. */
export function isRightAnswer(name: string, given: string): boolean {
  const answer = given
    .normalize('NFKC')
    .replace(/[\s。.，,！!]/g, '')
    .replace(/[零〇一二两三四五六七八九十]+/g, inDigits)
  return questionNamed(name)?.answers.includes(answer) ?? false
}

/** A number up to ninety-nine: 十二, 二十四, 六十. */
function inDigits(text: string): string {
  const [, tens, ten, ones = ''] =
    /^([一二两三四五六七八九]?)(十)?([零〇一二两三四五六七八九]?)$/.exec(text) ?? []
  if (ten === undefined) return [...text].map(digitOf).join('')
  return String((tens ? Number(digitOf(tens)) : 1) * 10 + Number(ones ? digitOf(ones) : 0))
}

function digitOf(sign: string): string {
  return String(sign === '两' ? 2 : sign === '〇' ? 0 : digits.indexOf(sign))
}
