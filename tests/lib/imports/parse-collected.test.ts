import { describe, expect, it } from 'vitest'
import { parseCollected } from '#lib/imports/parse-collected.ts'
import { lineThat, seedLines, seedText, withLine } from './seed-page.ts'

const page = parseCollected(seedText)
const factsLine = lineThat('时间')
const summaryLine = lineThat('概述')
const policyLine = lineThat('(声明')

type Shape = { type: string; text?: string; content?: readonly Shape[] | undefined }

/** Every text of a part of a body, in order. */
function texts(node: Shape): string[] {
  return node.text !== undefined ? [node.text] : (node.content ?? []).flatMap(texts)
}

/** A page with other metadata lines. */
const withFacts = (facts: string) => withLine(factsLine, facts)
/** A page with another body. */
const requestWithBody = (...lines: string[]) =>
  [...seedLines.slice(0, summaryLine), ...lines, ...seedLines.slice(policyLine - 1)].join('\n')

describe('the first article is parsed as its page has it', () => {
  it('title, day, views, source, no author', () => {
    expect(page.title).toBe(seedLines[4])
    expect(page).toMatchObject({
      publishedOn: '2023-08-18',
      views: 811,
      sourceName: '乐从发布',
      author: null,
    })
  })

  it('the summary, with its six dots', () => {
    expect(page.summary).toBe(seedLines[summaryLine - 1]?.slice('概述:'.length))
    expect(page.summary.endsWith('品质......')).toBe(true)
  })

  it('every paragraph and list item, character for character, in order', () => {
    const source = seedLines.slice(summaryLine, policyLine - 1).filter((line) => line.trim() !== '')
    expect(source).toHaveLength(13 + 1 + 8)
    expect(texts(page.body)).toEqual(source.map((line) => (line.startsWith('  • ') ? line.slice(4) : line)))
  })

  it('thirteen paragraphs, a heading before one list of eight names', () => {
    const types = page.body.content.map((block) => block.type)
    expect(types.filter((type) => type === 'paragraph')).toHaveLength(13)
    expect(types.indexOf('heading')).toBe(5)
    expect(types.slice(4, 8)).toEqual(['paragraph', 'heading', 'bulletList', 'paragraph'])
    const list = page.body.content[6]
    expect(list && texts(list)).toEqual(
      seedLines.filter((line) => line.includes('•')).map((line) => line.replace('  • ', '')),
    )
    expect(list?.type === 'bulletList' && list.content).toHaveLength(8)
  })

  it('the disclaimer without its parentheses, and not in the body', () => {
    expect(seedLines[policyLine - 1]).toBe(`(声明: ${page.policy} )`)
    expect(JSON.stringify(page.body)).not.toContain('声明')
    expect(JSON.stringify(page.body)).not.toContain('分享”')
  })
})

describe('what varies between pages is read', () => {
  it('an author, full-width colons, any spacing', () => {
    const facts = '\u3000时间 :\u00a02024-02-29\t人气: 0  来源:乐从发布 视频号\u3000\u3000作者 :陈 润祥 '
    expect(parseCollected(withFacts(facts))).toMatchObject({
      publishedOn: '2024-02-29',
      views: 0,
      sourceName: '乐从发布 视频号',
      author: '陈 润祥',
    })
  })

  it('labels with nothing between them', () =>
    expect(parseCollected(withFacts('时间:2023-08-18人气:811来源:乐从发布作者:'))).toMatchObject({
      views: 811,
      sourceName: '乐从发布',
      author: null,
    }))

  it('a breadcrumb of several steps, or in one line', () => {
    expect(parseCollected(withLine(2, '> 乐从', '> 标题')).title).toBe(page.title)
    expect(parseCollected(withLine(1, '城市站点 > 乐从')).title).toBe(page.title)
  })

  it('full-width indents and trailing spaces, which belong to the layout', () =>
    expect(
      texts(parseCollected(requestWithBody('\u3000\u3000第一段, “半角”"引号"  空格。\u00a0 ')).body),
    ).toEqual(['第一段, “半角”"引号"  空格。']))

  it('no count, another order, no summary, no disclaimer, a link to the next article', () => {
    expect(parseCollected(withFacts('来源:乐从发布 时间:2023-08-18 作者:'))).toMatchObject({ views: null })
    expect(parseCollected(withLine(summaryLine))).toMatchObject({ summary: '', body: page.body })
    expect(parseCollected(withLine(policyLine))).toMatchObject({ policy: null, body: page.body })
    expect(parseCollected(`${seedText}\n上一篇`)).toEqual(page)
  })

  it('a summary that is empty', () => expect(parseCollected(withLine(summaryLine, '概述:')).summary).toBe(''))

  it('a disclaimer on several lines, in full-width parentheses', () => {
    const text = withLine(policyLine, '(声明:', '一、转载(含图片)', '二、投稿。)')
    expect(parseCollected(text).policy).toBe('一、转载(含图片)\n二、投稿。')
  })

  it('two lists that a paragraph separates, and no heading where a sentence leads in', () => {
    const { body } = parseCollected(requestWithBody('名单如下:', '• 甲', '', '•乙', '中间一段', '• 丙'))
    expect(body.content.map((block) => block.type)).toEqual([
      'paragraph',
      'bulletList',
      'heading',
      'bulletList',
    ])
    expect(texts(body)).toEqual(['名单如下:', '甲', '乙', '中间一段', '丙'])
  })

  it('markup as the words it is', () =>
    expect(texts(parseCollected(requestWithBody('<script>alert(1)</script>&amp;')).body)).toEqual([
      '<script>alert(1)</script>&amp;',
    ]))
})

describe('a text that is no such page is refused with the line that cannot be parsed', () => {
  const today = '2026-11-24'
  const end = seedLines.length
  const many = (count: number, line: string) => Array.from({ length: count }, () => line)
  const damages: [what: string, text: string, line: number, names: string][] = [
    ['nothing at all', '', 1, '空'],
    ['blank lines only', '\n\n \n', 1, '空'],
    ['another text', '今日天气\n晴', 1, '城市站点'],
    ['HTML', '<!doctype html>\n<title>城市站点</title>', 1, '城市站点'],
    ['only its first line', '城市站点\n', 1, '详细内容'],
    ['no breadcrumb step', withLine(2), 2, '面包屑'],
    ['no heading', withLine(3), lineThat('详细内容') + 1, '详细内容'],
    ['no title', withLine(5), factsLine - 1, '标题'],
    ['a title that is too long', withLine(5, '长'.repeat(201)), 5, '标题最多 200 字'],
    ['a tab in the title', withLine(5, '乐\t从'), 5, '制表符'],
    ['no facts', withLine(factsLine), factsLine, '时间'],
    ['facts twice on a line', withFacts(`${seedLines[factsLine - 1]} 时间:2023-08-18`), factsLine, '时间'],
    ['a day that never was', withFacts('时间:2023-02-30 人气:1 来源:乐 作者:'), factsLine, '2023-02-30'],
    ['a day to come', withFacts('时间:2026-11-25 人气:1 来源:乐 作者:'), factsLine, '2026-11-25'],
    ['no day', withFacts('时间: 人气:1 来源:乐 作者:'), factsLine, '时间'],
    ['views beyond measure', withFacts('时间:2023-08-18 人气:1e30 来源:乐 作者:'), factsLine, '1e30'],
    [
      'views of many digits',
      withFacts(`时间:2023-08-18 人气:${'9'.repeat(400)} 来源:乐 作者:`),
      factsLine,
      '人气',
    ],
    ['negative views', withFacts('时间:2023-08-18 人气:-1 来源:乐 作者:'), factsLine, '-1'],
    ['no source', withFacts('时间:2023-08-18 人气:1 来源: 作者:'), factsLine, '来源'],
    [
      'a source that is too long',
      withFacts(`时间:2023-08-18 人气:1 来源:${'乐'.repeat(81)} 作者:`),
      factsLine,
      '来源',
    ],
    [
      'a summary that is too long',
      withLine(summaryLine, `概述:${'长'.repeat(1001)}`),
      summaryLine,
      '概述最多',
    ],
    ['no body', requestWithBody(), summaryLine + 1, '正文'],
    ['an empty bullet', requestWithBody('一段', '• 甲', '  • ', '• 乙'), summaryLine + 3, '空'],
    ['too many bullets', requestWithBody(...many(3_000, '• 项')), summaryLine + 1_667, '段落'],
    ['too many paragraphs', requestWithBody(...many(5_001, '段')), summaryLine + 2_500, '段落'],
    ['a huge line', requestWithBody('一段', '字'.repeat(1_000_000)), summaryLine + 2, '100000 字'],
    ['a control character', requestWithBody('一段', '二\u0007段'), summaryLine + 2, '控制字符'],
    ['a vertical tab between lines', requestWithBody('一段', '二\u000b段'), summaryLine + 2, '控制字符'],
    ['an empty disclaimer', withLine(policyLine, '(声明: )'), policyLine, '声明是空的'],
    ['an endless disclaimer', withLine(policyLine, `(声明:${'长'.repeat(10_001)})`), policyLine, '声明最多'],
    ['a disclaimer that is not closed', withLine(policyLine, '(声明:一二三'), policyLine, '结尾'],
    ['a line after the disclaimer', withLine(end, '又一段', '分享'), end, '结尾'],
    ['two disclaimers', withLine(end, '(声明:另一份)', '分享'), end, '分享'],
    ['no 分享', withLine(end), end - 1, '分享'],
    ['an end in the middle', seedLines.slice(0, 30).join('\n'), 29, '声明'],
    ['a line after 分享', `${seedText}\n又一段`, end + 1, '又一段'],
    ['the page twice', `${seedText}\n${seedText}`, end + 1, '城市站点'],
  ]

  it.each(damages)('%s', (_what, text, line, names) => {
    let refused: unknown
    try {
      parseCollected(text, today)
    } catch (error) {
      refused = error
    }
    expect(refused).toMatchObject({
      name: 'DomainError',
      code: 'invalid-input',
      details: { line },
      message: expect.stringContaining(`第 ${line} 行`),
    })
    expect(refused).toMatchObject({ message: expect.stringContaining(names) })
  })

  it('and every page cut short is refused at its last line or before', () => {
    for (let length = 1; length < seedLines.length; length += 1)
      expect(() => parseCollected(seedLines.slice(0, length).join('\n'))).toThrow(/^第 \d+ 行/)
  })

  it('fast, also with hostile white space', () => {
    const started = performance.now()
    const spaces = ' '.repeat(500_000)
    for (const text of [
      withFacts(`时间${spaces}`),
      withFacts(`时间:${spaces}人气${spaces}来源${spaces}作者`),
      withLine(policyLine, `(${spaces}声明`),
      withLine(1, `城市站点${spaces}x`),
      withLine(summaryLine, `概述${spaces}x`),
    ])
      expect(() => parseCollected(text)).toThrow(/^第 \d+ 行/)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

describe('a page whose labels are set in full-width punctuation', () => {
  it('is read the same', () => {
    const wide = seedText
      .replace(/^(概述|时间):/gm, '$1\uff1a')
      .replace(/(人气|来源|作者):/, '$1\uff1a')
      .replace(/^\(声明:/m, '\uff08声明\uff1a')
      .replace(/\)\s*(\n+分享)/, '\uff09$1')
    expect(wide).not.toBe(seedText)
    expect(parseCollected(wide)).toEqual(page)
  })
})
