import { describe, expect, it } from 'vitest'
import { plainText } from '#lib/articles/body/plain-text.ts'
import { importCsv } from '#lib/imports/formats/import-csv.ts'
import { articlesOf, importing, reasonsOf } from '../../../support/importing.ts'
import { encodeGb18030 } from '../encode-gb18030.ts'

// Purpose: tables as Excel, WPS and other systems write them are read, and what is wrong with a line is said by its number.

const HEAD = '标题,正文,来源,时间'
const table = (...lines: string[]) => [HEAD, ...lines].join('\r\n')

describe('a table', () => {
  it('says its columns in Chinese', async () => {
    const csv = [
      '序号,标题,概述,正文,来源,原网址,作者,责任编辑,摄影,发布时间,城市,栏目,标签,类型,题图',
      '1,授旗仪式,八个单位签约,第一段。,乐从发布,https://example.cn/1,张三,李四,王五,2023年8月18日 9时5分,乐从,要闻,志愿；乐从,原创,https://example.cn/1.jpg',
    ].join('\n')
    const [article] = articlesOf(await importing(importCsv, { 'a.csv': csv }))
    expect(article).toMatchObject({
      key: '2',
      title: '授旗仪式',
      summary: '八个单位签约',
      sourceName: '乐从发布',
      sourceUrl: 'https://example.cn/1',
      author: '张三',
      sourceResponsibleEditor: '李四',
      photographer: '王五',
      publishedAt: new Date('2023-08-18T09:05:00+08:00'),
      city: '乐从',
      columns: ['要闻', '志愿', '乐从'],
      tags: ['志愿；乐从'],
      origin: 'original',
      files: [{ address: 'https://example.cn/1.jpg' }],
      leadFile: 1,
    })
  })

  it('says them in English, in any case, with a byte order mark, separated by tabs or semicolons', async () => {
    for (const separator of ['\t', ';', ',']) {
      const csv = `\uFEFF${['Title', 'CONTENT', 'Source_URL', 'PubDate'].join(separator)}\n${['标题', '正文', 'https://example.cn/1', '2023-08-18'].join(separator)}\n`
      const [article] = articlesOf(await importing(importCsv, { 'a.csv': csv }))
      expect(article).toMatchObject({ title: '标题', sourceUrl: 'https://example.cn/1' })
    }
  })

  it('is read in GBK and in UTF-8, also where the first rows are ASCII', async () => {
    const csv = `title,body\n${'x,plain text\n'.repeat(20_000)}授旗仪式,八个单位签约。\n`
    for (const bytes of [Buffer.from(csv), encodeGb18030(csv)]) {
      const last = articlesOf(await importing(importCsv, { 'a.csv': bytes })).at(-1)
      expect(last).toMatchObject({ key: '20002', title: '授旗仪式' })
    }
  })

  it('has line feeds, quotation marks and commas in quotation marks; keys are the numbers of lines', async () => {
    const csv = table(
      '甲,"第一段。\n\n　　第二段，有“引号”和 ""这个""。",乐从发布,',
      '乙,一段。,,',
      '',
      '丙,一段。,,',
    )
    const articles = articlesOf(await importing(importCsv, { 'a.csv': csv }))
    expect(articles.map(({ key, title }) => [key, title])).toEqual([
      ['2', '甲'],
      ['5', '乙'],
      ['7', '丙'],
    ])
    expect(plainText(articles[0]?.body ?? { type: 'doc', content: [] })).toBe(
      '第一段。\n第二段，有“引号”和 "这个"。',
    )
  })

  it('may hold HTML, whose pictures come along and whose scripts do not', async () => {
    const html =
      '<p onclick=alert(1)>一段<script>alert(1)</script>。</p><p><img src=""/a.jpg"" alt=""签约""></p><a href=""javascript:alert(1)"">链</a>'
    const [article] = articlesOf(
      await importing(importCsv, { 'a.csv': `标题,正文,网址\n甲,"${html}",https://example.cn/x/1.html` }),
    )
    expect(article?.files).toEqual([{ address: 'https://example.cn/a.jpg' }])
    const stored = JSON.stringify(article?.body)
    expect(stored).toContain('"media":1')
    expect(stored).not.toMatch(/script|onclick|alert/)
  })

  it('refuses by their lines the rows that cannot be right, and reads the others', async () => {
    const csv = table(
      '甲,正文',
      '乙,正文,来源,时间,多的',
      ',正文,,',
      '丁,,,',
      '戊,正文�,,',
      '己,正文。,,昨天',
    )
    const found = await importing(importCsv, { 'a.csv': csv })
    expect(reasonsOf(found)).toEqual([
      '2 第 2 行有 2 列，第一行有 4 列。',
      '3 第 3 行有 5 列，第一行有 4 列。',
      '4 第 4 行：没有标题。',
      '5 第 5 行：没有正文。',
      '6 第 6 行：有坏了的字符：文件不是 UTF-8 或 GBK 编码的，或者这一条损坏了。',
    ])
    expect(found.at(-1)).toMatchObject({ title: '己', leftOut: ['没有看懂时间“昨天”。'] })
  })

  it('is refused whole where it names no title or body, names one twice, or a quotation mark stays open', async () => {
    const reading = (csv: string) => importing(importCsv, { 'a.csv': csv })
    await expect(reading('题目,内容\n甲,乙')).rejects.toThrow('第一行没有“标题”这一列')
    await expect(reading('标题,title,正文\n')).rejects.toThrow('第一行有两列都是“title”')
    await expect(reading(table('甲,"没有关上,,', '乙,正文,,'))).rejects.toThrow('第 2 行起的引号没有关上')
    await expect(reading('')).rejects.toThrow('是空的')
    await expect(reading(table(`甲,"${'长'.repeat(9_000_000)}`))).rejects.toThrow('可能有一个引号没有关上')
  })
})
