import { expect, it } from 'vitest'
import { fold, foldMapped } from '#lib/search/folded-text.ts'
import { marked, snippet } from '#lib/search/marked.ts'
import { readQuery } from '#lib/search/search-query.ts'

const shown = (pieces: readonly { text: string; isHit: boolean }[] | null) =>
  (pieces ?? []).map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('')

it.each([
  ['樂從，志願者', '乐从志愿者'],
  ['DeepSeek-R1 上线', 'deepseek r1上线'],
  ['ＡＢＣ　第３期', 'abc第3期'],
  ['Café Öl', 'cafe ol'],
  ['看著 著名 乾隆 乾杯', '看着著名乾隆干杯'],
  ['👍 𠮷野家', '👍𠮷野家'],
  ['，。！“”——', ''],
  ['12.0万\n第 2 行', '12 0万\n第2行'],
])('%s is compared as %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
  const { text: again, places } = foldMapped(text)
  expect(places.length).toBe(again.length)
})

it('what was asked for is marked where it stands, whatever its form', () => {
  expect(shown(marked('樂從鎮 ＤｅｅｐＳｅｅｋ 上線，乐从', ['乐从', 'deepseek']))).toBe(
    '[樂從]鎮 [ＤｅｅｐＳｅｅｋ] 上線，[乐从]',
  )
  expect(shown(marked('party art', ['art']))).toBe('party [art]')
  expect(shown(marked('志愿，服务', ['志愿服务']))).toBe('[志愿，服务]')
  expect(shown(marked('a👍b', ['👍']))).toBe('a[👍]b')
  expect(shown(marked('注音ㄅㄆㄇ', ['ㄆ']))).toBe('注音ㄅ[ㄆ]ㄇ')
})

it('a snippet is cut around the place where most words are', () => {
  const text = `${'开头。'.repeat(60)}龙舟${'中间。'.repeat(60)}龙舟在锣鼓声中竞渡${'末尾。'.repeat(60)}`
  const cut = shown(snippet(text, ['龙舟', '锣鼓']))
  expect(cut).toMatch(/^….*\[龙舟\]在\[锣鼓\]声中竞渡.*…$/)
  expect(cut.length).toBeLessThan(130)
  expect(snippet(text, ['没有'])).toBeNull()
})

it('a query is read as words, phrases and filters', () => {
  expect(readQuery('来源：佛山日报 “邻里 守望” 龙舟 龙舟')).toMatchObject({
    source: '佛山日报',
    terms: ['邻里守望', '龙舟'],
  })
  expect(readQuery('日期:2026-11-01..2026-11-07 作者:梁颖')).toMatchObject({
    ...{ from: '2026-11-01', to: '2026-11-07', author: '梁颖', terms: [] },
  })
  for (const span of ['2026-11-01 至 2026-11-07', '2026-11-01 .. 2026-11-07', '2026-11-01 至2026-11-07'])
    expect(readQuery(`日期:${span} 志愿`), span).toMatchObject({
      ...{ from: '2026-11-01', to: '2026-11-07', terms: ['志愿'] },
    })
  expect(readQuery('日期:明天').terms).toEqual(['日期明天'])
  expect(readQuery('字'.repeat(900)).terms[0]?.length).toBe(200)
})
