import { describe, expect, it, onTestFinished } from 'vitest'
import { plainText } from '#lib/articles/body/plain-text.ts'
import type { Importer } from '#lib/imports/candidate.ts'
import { hasSoundQuotes } from '#lib/imports/formats/csv-quotes.ts'
import { htmlBody } from '#lib/imports/formats/html-body.ts'
import { importCsv } from '#lib/imports/formats/import-csv.ts'
import { importGhost } from '#lib/imports/formats/import-ghost.ts'
import { importJsonl } from '#lib/imports/formats/import-jsonl.ts'
import { importWxr } from '#lib/imports/formats/import-wxr.ts'
import { withoutTags, wordpressHtml } from '#lib/imports/formats/wordpress-html.ts'
import type { RunInput } from '#lib/imports/runs/run-input.ts'
import { endlessMarkup, endlessQuotes, endlessShortcodes } from '../../../support/hostile-html.ts'
import { articlesOf, importing, reasonsOf } from '../../../support/importing.ts'

// Purpose: a body that is made to be slow costs time in proportion to its length or is refused with a sentence, and takes
// nothing from the process that readers wait for, nor from the bodies beside it.

const MIB = 1024 * 1024

/** How many threads an import starts. */
async function threadsOf(importer: Importer<RunInput>, name: string, content: string) {
  let threads = 0
  const count = () => {
    threads += 1
  }
  process.on('worker', count)
  onTestFinished(() => void process.off('worker', count))
  const found = await importing(importer, { [name]: content })
  return { threads, found }
}

describe('what begins and does not end', () => {
  // A search from each beginning through the rest of these texts takes minutes.
  it('is looked for once', () => {
    for (const text of endlessShortcodes(MIB)) expect(wordpressHtml(text, new Map())).not.toBe('')
    expect(withoutTags(`甲<b>乙</b>${'<'.repeat(4 * MIB)}`)).toHaveLength(2 + 4 * MIB)
    expect(hasSoundQuotes(endlessQuotes(MIB), ',')).toBe(false)
  }, 60_000)

  it('is left as it is, and what ends is replaced before and behind it', () => {
    const text = '[caption id="1"]<img src="a"> 甲[/caption][caption]无<!-- x -->'
    expect(wordpressHtml(text, new Map())).toBe(
      '<figure><img src="a"><figcaption>甲</figcaption></figure>[caption]无',
    )
  })
})

describe('quotation marks of a table', () => {
  it.each([
    ['a,"b",c', true],
    ['"a ""b"", c" ,"",x"y', true],
    ['"a"b,c', false],
    ['"a', false],
    ['""""', true],
    ['"a";"b"', false],
  ])('%s', (record, isSound) => expect(hasSoundQuotes(record, ',')).toBe(isSound))
})

describe('markup without end', () => {
  it('is refused before it is made into a DOM', () => {
    for (const html of endlessMarkup(2 * MIB)) expect(() => htmlBody(html, null)).toThrow('太长或者套得太深')
  }, 60_000)

  it('of one record leaves the others: one thread reads them all', async () => {
    const [deep = ''] = endlessMarkup(MIB)
    const rows = [`一,${deep}`, '二,<p>第二篇。</p>', '三,<p>第三篇。</p>']
    const { threads, found } = await threadsOf(importCsv, 'a.csv', `标题,正文\n${rows.join('\n')}`)
    expect(threads).toBe(1)
    expect(reasonsOf(found)).toEqual(['2 第 2 行：网页的代码太长或者套得太深。'])
    expect(articlesOf(found.slice(1)).map(({ body }) => plainText(body))).toEqual(['第二篇。', '第三篇。'])
  })
})

describe('a body is read', () => {
  const wxr = `<rss xmlns:wp="w"><wp:wxr_version>1.2</wp:wxr_version><item><title>一</title><wp:post_id>1</wp:post_id>
    <content:encoded><![CDATA[<p>正文。</p>]]></content:encoded></item></rss>`
  const post = { id: '1', title: '一', html: '<p>正文。</p>' }
  const ghost = JSON.stringify({ data: { posts: [post] } })

  it.each([
    ['of WordPress', importWxr, 'a.xml', wxr, 1],
    ['of Ghost', importGhost, 'a.json', ghost, 1],
    ['of a JSON line that is HTML', importJsonl, 'a.jsonl', '{"title":"一","body":"<p>正文。</p>"}', 1],
    ['of a plain JSON line', importJsonl, 'a.jsonl', '{"title":"一","body":"正文。"}', 0],
    ['of a plain row', importCsv, 'a.csv', '标题,正文\n一,正文。', 0],
  ] as const)('%s by a thread only where it is HTML', async (_, importer, name, content, expected) => {
    const { threads, found } = await threadsOf(importer, name, content)
    expect(threads).toBe(expected)
    expect(articlesOf(found).map(({ body }) => plainText(body))).toEqual(['正文。'])
  })
})
