import { describe, expect, it } from 'vitest'
import { bandsOf, NEAR, probesOf } from '#lib/near-duplicates/bands.ts'
import { distance, simhash } from '#lib/near-duplicates/simhash.ts'

/** Sentences of made-up news, each another one. */
function news(seed: number, sentences = 60): string[] {
  const words =
    '乐从镇村居体育馆比赛家庭选手居民协会医院学校道路工程项目改造完成启动推进举行会议服务活动文化市场企业产业园区河道治理'
  let state = seed
  const next = (most: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % most
  }
  return Array.from({ length: sentences }, () =>
    Array.from({ length: 24 }, () => words[next(words.length)]).join(''),
  )
}

const hashOf = (text: string) => simhash(text) ?? 0n
const between = (one: string, other: string) => distance(hashOf(one), hashOf(other))

describe('two texts', () => {
  const text = news(7)
  const written = text.join('。')

  it('with other spaces, marks, widths and a source line are the same, or nearly', () => {
    expect(between(written, text.join('！\n　　'))).toBe(0)
    expect(
      between(
        'ＡＢＣ，１２３ 乐从镇的家庭赛在体育馆举行，居民参加了比赛',
        'abc123乐从镇的家庭赛在体育馆举行居民参加了比赛',
      ),
    ).toBe(0)
    expect(between(written, `${written}（来源：乐从发布）`)).toBeLessThanOrEqual(2)
  })

  it('of which one has a twentieth of its words changed, or its paragraphs in another order, are near', () => {
    const edited = text.map((one, at) => (at % 20 === 0 ? news(99, 1)[0] : one)).join('。')
    expect(between(written, edited)).toBeLessThanOrEqual(NEAR)
    expect(between(written, text.toReversed().join('。'))).toBeLessThanOrEqual(NEAR)
  })

  it('of different articles are far apart', () => {
    for (let seed = 20; seed < 40; seed += 1)
      expect(between(written, news(seed).join('。'))).toBeGreaterThan(NEAR)
  })
})

it('a text of a few words resembles none', () => {
  expect(simhash('')).toBeNull()
  expect(simhash('乐从镇，家庭赛！开打。')).toBeNull()
})

it('every hash that differs in as many bits as count as near is found by a probe', () => {
  const hash = hashOf(news(3).join(''))
  const probes = new Set(probesOf(hash))
  expect(probes.size).toBe(4 * 17)
  for (let seed = 1; seed <= 300; seed += 1) {
    let other = hash
    for (let turned = 0; turned < NEAR; turned += 1)
      other ^= 1n << BigInt((seed * 29 + turned * (7 + seed)) % 64)
    expect(bandsOf(other).some((band) => probes.has(band))).toBe(true)
  }
})
