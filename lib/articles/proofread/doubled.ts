import { foundIn } from '../typeset/line.ts'
import type { Finding } from './finding.ts'

const MARKS = /[，。；：、！？]{2,}/gu
const WORDS = /(\p{Script=Han}{2,8})\1+/gu
/** Words that never stand twice, but in these. */
const PARTICLES =
  /(?<!不)了了(?!之|解|然|却)|(?<!目)的的(?!确|士)|是是(?!非)|在在|和和(?!气|睦|平)|与与|及及|将将|被被|把把(?!脉)|于于/gu
const LATIN = /\b([A-Za-z]{2,}) +\1\b/g
/** Numbers and measure words go by twos (一步一步), and what is done for a while (研究研究). */
const BY_TWOS = /^[一两三四五六七八九十百千半][\p{Script=Han}]$/u
const FOR_A_WHILE = new Set(
  '研究 讨论 商量 学习 考虑 休息 锻炼 交流 了解 打扫 收拾 活动 参观 体验 尝试 比较 观察 介绍 练习 准备 分析 照顾 关心 帮助 教育 哈哈 嘻嘻 谢谢 嘟嘟 轰隆 滴答 哗啦 叮当 扑通 咕咚 宝宝 人人 时时 处处'.split(
    ' ',
  ),
)

/** Marks and words that stand twice. */
export function doubled(text: string): Finding[] {
  return [...doubledMarks(text), ...doubledWords(text)]
}

function doubledMarks(text: string): Finding[] {
  return [...foundIn(text, MARKS)].flatMap(({ found, index }) => {
    // Stress is laid by ！！ and ？！, and 。。。 stands for an ellipsis.
    if (/^(?:！+|？+！+|！+？+|？+|。{3,})$/u.test(found) && found.length < 4) return []
    const isSame = [...found].every((sign) => sign === found[0])
    const replacement = isSame ? (found[0] ?? null) : null
    return [{ kind: 'doubled', from: index, to: index + found.length, message: '标点重复', replacement }]
  })
}

function doubledWords(text: string): Finding[] {
  const words = [...text.matchAll(WORDS)].flatMap(({ 0: all, 1: word = '', index }) =>
    BY_TWOS.test(word) || FOR_A_WHILE.has(word) ? [] : [{ index, all, word }],
  )
  const particles = [...text.matchAll(PARTICLES)].map(({ 0: all, index }) => ({
    index,
    all,
    word: all[0] ?? '',
  }))
  const latin = [...text.matchAll(LATIN)].map(({ 0: all, 1: word = '', index }) => ({ index, all, word }))
  return [...words, ...particles, ...latin].map(({ index, all, word }) => ({
    kind: 'doubled',
    from: index,
    to: index + all.length,
    message: `“${word}”重复`,
    replacement: word,
  }))
}
