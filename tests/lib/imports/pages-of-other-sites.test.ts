import { describe, expect, it } from 'vitest'
import { plainText } from '#lib/articles/body/plain-text.ts'
import { type CollectedPage, parseCollected } from '#lib/imports/parse-collected.ts'

type Expected = Partial<Omit<CollectedPage, 'body' | 'publishedAt'>> & { body?: string; at?: string }

const ours = (facts: string, ...text: string[]) =>
  [
    '城市站点',
    '> 标题',
    '详细内容',
    '',
    '标题',
    '',
    facts,
    ...text,
    '',
    '正文一段。',
    '(声明: 转载。)',
    '分享',
  ].join('\n')
const page = (...lines: string[]) => lines.join('\n')

/** Pages as sites set them, and what is right. */
const pages: [what: string, text: string, expected: Expected][] = [
  [
    'a date with its time',
    ours('时间:2023-08-18 09:05:30 来源:乐从发布'),
    { publishedOn: '2023-08-18', at: '2023-08-18T01:05:30.000Z', views: null, author: null },
  ],
  [
    'a date in Chinese',
    ours('发布时间:2023年8月8日 来源:乐从发布'),
    { publishedOn: '2023-08-08', at: '2023-08-07T16:00:00.000Z' },
  ],
  [
    'a date in Chinese with day and hour',
    ours('发布日期:2023年08月18日 星期五 9时05分 来源:乐从发布'),
    { at: '2023-08-18T01:05:00.000Z', notUnderstood: [] },
  ],
  ['slashes and dots', ours('日期:2023/8/18 来源:乐从发布'), { publishedOn: '2023-08-18' }],
  [
    'full-width digits and signs',
    ours('时间：２０２３．０８．１８　人气：８１１　来源：乐从发布'),
    { publishedOn: '2023-08-18', views: 811 },
  ],
  [
    'another order',
    ours('作者:张三 来源:乐从发布 浏览次数:1,811 时间:2023-08-18'),
    { author: '张三', sourceName: '乐从发布', views: 1811 },
  ],
  [
    'a count in ten thousands',
    ours('时间:2023-08-18 阅读:1.2万 信息来源:乐从发布'),
    { views: 12_000, sourceName: '乐从发布' },
  ],
  [
    'a count with its word',
    ours('时间:2023-08-18 点击数:811次 文章来源:乐从发布'),
    { views: 811, notUnderstood: [] },
  ],
  [
    'no count, an empty one, a dash',
    ours('时间:2023-08-18 人气: 来源:乐从发布 点击:--'),
    { views: null, notUnderstood: [] },
  ],
  [
    'roles of the source',
    ours('时间:2023-08-18 来源:乐从发布 编辑:李四 责任编辑:王五 摄影:赵六 作者:张三'),
    {
      author: '张三',
      sourceEditor: '李四',
      sourceResponsibleEditor: '王五',
      photographer: '赵六',
      sourceName: '乐从发布',
    },
  ],
  [
    'roles without a colon',
    ours('时间:2023-08-18 来源:乐从发布 作者:张三 责任编辑 李四'),
    { author: '张三', sourceResponsibleEditor: '李四' },
  ],
  [
    'labels with spaces inside',
    ours('时 间:2023-08-18 来　源:乐从发布 作 者:张三'),
    { sourceName: '乐从发布', author: '张三' },
  ],
  [
    'each in brackets',
    ours('[时间:2023-08-18] [来源:乐从发布] 【作者：张三】 (人气:8)'),
    { sourceName: '乐从发布', author: '张三', views: 8, notUnderstood: [] },
  ],
  [
    'separated by strokes',
    ours('时间:2023-08-18 | 来源:乐从发布 | 作者:张三 |'),
    { sourceName: '乐从发布', author: '张三', notUnderstood: [] },
  ],
  [
    'on several lines',
    ours('时间:2023-08-18', '来源:乐从发布', '【打印】 【关闭】', '责任编辑:李四', '概述:概述。'),
    { sourceName: '乐从发布', sourceResponsibleEditor: '李四', summary: '概述。' },
  ],
  [
    'buttons of every kind',
    ours('时间:2023-08-18 来源:乐从发布 作者: 【字号：大 中 小】 【打印本页】 [关闭窗口] 分享到：微信 微博'),
    { author: null, notUnderstood: [] },
  ],
  ['a date without a label', ours('2023-08-18 10:20 来源:乐从发布'), { at: '2023-08-18T02:20:00.000Z' }],
  ['two times', ours('发布时间:2023-08-18 更新时间:2023-08-20 来源:乐从发布'), { publishedOn: '2023-08-18' }],
  ['only the time of an update', ours('更新时间:2023-08-20 来源:乐从发布'), { publishedOn: '2023-08-20' }],
  [
    'the address of the source',
    ours('时间:2023-08-18 来源:乐从发布 原文链接:https://example.cn/a?b=1#c'),
    { sourceName: '乐从发布', sourceUrl: 'https://example.cn/a?b=1#c' },
  ],
  [
    'the address beside its name',
    ours('时间:2023-08-18 来源:乐从发布(https://example.cn/a) 作者:张三'),
    { sourceName: '乐从发布', sourceUrl: 'https://example.cn/a' },
  ],
  [
    'a label that we do not know',
    ours('时间:2023-08-18 来源:乐从发布 审核:王五 图片来源:新华社 作者:张三'),
    {
      sourceName: '乐从发布',
      author: '张三',
      notUnderstood: [
        { line: 7, text: '审核:王五' },
        { line: 7, text: '图片来源:新华社' },
      ],
    },
  ],
  [
    'words before the first label',
    ours(
      '乐从之声 时间:2023-08-18 来源:乐从发布'
        .replace(/^乐从之声 /, '时间:2023-08-18 乐从之声 ')
        .replace(/ 时间:2023-08-18 来源/, ' 来源'),
    ),
    { publishedOn: '2023-08-18', notUnderstood: [{ line: 7, text: '乐从之声' }] },
  ],
  [
    'a second person of one role',
    ours('时间:2023-08-18 来源:乐从发布 编辑:李四 网络编辑:王五'),
    { sourceEditor: '李四', notUnderstood: [{ line: 7, text: '网络编辑:王五' }] },
  ],
  [
    'a text that begins like a fact',
    ours('时间:2023-08-18 来源:乐从发布', '时间:8月17日上午'),
    { body: '时间:8月17日上午\n正文一段。' },
  ],
  [
    'a disclaimer of another name',
    ours('时间:2023-08-18 来源:乐从发布').replace('(声明:', '（免责声明：'),
    { policy: '转载。' },
  ],
  [
    'no disclaimer',
    ours('时间:2023-08-18 来源:乐从发布').replace('(声明: 转载。)\n', ''),
    { policy: null, body: '正文一段。' },
  ],
  [
    'a page of another site',
    page(
      '首页 > 新闻 > 镇街',
      '乐从举行授旗仪式',
      '2023-08-18 10:20 来源：新华网 【打印】【关闭】',
      '',
      '正文一段。',
      '第二段。',
      '',
      '免责声明：本文仅代表作者观点。',
      '',
      '分享到：',
      '上一篇：甲',
      '下一篇：乙',
      '版权所有 某某网 粤ICP备12345678号',
    ),
    {
      title: '乐从举行授旗仪式',
      sourceName: '新华网',
      summary: '',
      body: '正文一段。\n第二段。',
      policy: '本文仅代表作者观点。',
    },
  ],
  [
    'a page whose breadcrumb names its title',
    page(
      '当前位置：首页 » 新闻 » 乐从举行授旗仪式',
      '某某新闻网',
      '乐从举行授旗仪式',
      '来源：新华网　时间：2023/08/18',
      '正文一段。',
      '上一篇',
      '甲',
      '下一篇',
      '乙',
    ),
    { title: '乐从举行授旗仪式', body: '正文一段。', policy: null },
  ],
  [
    'a page of nothing but its article',
    page(
      '乐从举行授旗仪式',
      '来源：新华网　时间：2023/08/18',
      '[摘要] 概述。',
      '正文说：声明：不是结尾。',
      '最后一段。',
    ),
    { summary: '概述。', body: '正文说：声明：不是结尾。\n最后一段。', policy: null },
  ],
  [
    'crumbs with other signs',
    page(
      '城市站点 / 乐从',
      '» 标题',
      '详细内容',
      '标题',
      '时间:2023-08-18 来源:乐从发布',
      '正文。',
      '(声明:一)',
      '分享到',
    ),
    { title: '标题', body: '正文。' },
  ],
]

describe('a page as its site has it', () => {
  it('is read, and nothing of it gets into a wrong field', () => {
    for (const [what, text, expected] of pages) {
      const { body, publishedAt, ...read } = parseCollected(text)
      const { body: words, at, ...fields } = expected
      expect({ what, ...read }).toMatchObject({ what, ...fields })
      if (words !== undefined) expect(plainText(body), what).toBe(words)
      if (at !== undefined) expect(publishedAt.toISOString(), what).toBe(at)
    }
  })

  it('is refused, with the line, where two readings are possible or a fact cannot be one', () => {
    const refused: [text: string, line: number, names: string][] = [
      [page('某某新闻网', '乐从举行授旗仪式', '来源：新华网 时间：2023-08-18', '正文。'), 2, '哪一行是标题'],
      [page('首页 > 新闻', '来源：新华网 时间：2023-08-18', '正文。'), 2, '标题'],
      [page('标题', '来源：新华网', '正文。'), 2, '时间'],
      [page('标题', '时间：2023-08-18 人气:8', '正文。'), 2, '来源'],
      [page('标题', '时间：2023-02-30 来源：新华网', '正文。'), 2, '2023-02-30'],
      [page('标题', '时间：2023-08-18 25:00 来源：新华网', '正文。'), 2, '25:00'],
      [page('标题', '时间：2023-08-18 来源：新华网 人气:811.5', '正文。'), 2, '811.5'],
      [page('标题', '时间：2023-08-18 来源：新华网 人气:99亿', '正文。'), 2, '99亿'],
      [page('标题', '时间：2023-08-18 来源：新华网', '【打印】'), 3, '正文'],
      [page('标题', '时间：2023-08-18 来源：新华网', '正文。', '上一篇：甲', '又一段。'), 5, '又一段'],
      [page('标题', '时间：2023-08-18 来源：新华网', '正文\ufffd。'), 3, '第 3 个字符'],
      [page('标题', '时间：2023-08-18 来源：新华网', '𠮷正文\ue000。'), 3, '第 4 个字符是自造字（U+E000）'],
    ]
    for (const [text, line, names] of refused) {
      let said: unknown
      try {
        parseCollected(text)
      } catch (error) {
        said = error
      }
      expect(said, text).toMatchObject({ message: expect.stringContaining(names), details: { line } })
    }
  })
})
