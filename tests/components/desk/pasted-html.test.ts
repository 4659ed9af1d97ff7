// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { cleanPaste } from '#components/desk/pasted-html.ts'
import { paste } from './paste.ts'

const lines = (html: string) => paste(html).lines

describe('pasted HTML', () => {
  it('loses what could run or look, and keeps links, numbers and the editor’s own mark', () => {
    const { html } = cleanPaste(
      '<p class="a" style="color:red" onclick="x()" id="b" data-pm-slice="1 1 []">一<script>x()</script><style>p{}</style></p><ol start="3" type="a"><li value="9">二</li></ol><a href="https://a.cn/" target="_blank" title="t">三</a><embed src="/">',
    )
    expect(html).toBe(
      '<p data-pm-slice="1 1 []">一</p><ol start="3"><li>二</li></ol><a href="https://a.cn/">三</a>',
    )
  })

  it('has headings of two levels', () => {
    expect(lines('<h1>一</h1><h2>二</h2><h3>三</h3><h4>四</h4><h6>六</h6>')).toEqual([
      '〔小标题〕一',
      '〔小标题〕二',
      '〔次级标题〕三',
      '〔次级标题〕四',
      '〔次级标题〕六',
    ])
  })

  it('keeps italics, raised and lowered words, and rules', () => {
    expect(
      lines('<p><i>一</i><em>二</em> 10<sup>4</sup> H<sub>2</sub>O</p><hr><p>三<sup>[1]</sup></p>'),
    ).toEqual(['*一二* 10^(4) H_(2)O', '〔分隔线〕', '三^([1])'])
  })

  it('has no rule at its ends', () => expect(lines('<hr><p>一</p><hr>')).toEqual(['一']))

  it('leaves a link that leads nowhere as its words', () => {
    expect(lines('<p><a href="javascript:x()">一</a><a href="https://a.cn/">二</a></p>')).toEqual([
      '一二〔https://a.cn/〕',
    ])
  })
})

describe('a pasted table', () => {
  it('is a line a row, its caption first, so that no two figures run into one', () => {
    expect(
      lines(
        '<table><caption>人数</caption><thead><tr><th>年</th><th>人</th></tr></thead><tr><td>2023</td><td><p>811</p></td></tr><tr><td>20<br>24</td><td><ul><li>9<li>50</ul></td></tr></table>',
      ),
    ).toEqual(['人数', '年 | 人', '2023 | 811', '20 24 | 9 50'])
  })

  it('keeps a power from reading like a figure more', () => {
    expect(
      lines('<table><tr><td>10<sup>4</sup></td><td>CO<sub>2</sub>x<sup>n</sup></td></tr></table>'),
    ).toEqual(['10⁴ | CO₂x^(n)'])
  })

  it('holds the rows of a table within it', () => {
    expect(
      lines(
        '<table><tr><td>外<table><tr><td>一</td><td>二</td></tr><tr><td>三</td></tr></table></td></tr></table>',
      ),
    ).toEqual(['外一 | 二 三'])
  })
})

describe('what is said about a paste', () => {
  it.each([
    ['nothing about words', '<p>一<b>二</b></p>', ''],
    ['pictures', '<p>一<img src="x.jpg" alt=""></p>', '正文里还不能放图片，没有粘贴进来。'],
    [
      'each kind once',
      '<video></video><img src="a"><img src="b"><embed src="/">',
      '正文里还不能放图片、视频、嵌入的网页，没有粘贴进来。',
    ],
    ['no dot that counts readers', '<p>一<img src="x.gif" width="1" height="1"></p>', ''],
    ['what a table becomes', '<table><tr><td>1</td></tr></table>', '表格改成了一行一段。'],
    ['what was struck out', '<p><s>一</s></p>', '删除线去掉了，字还在。'],
    [
      'what a style strikes out',
      '<p><span style="text-decoration: line-through">一</span></p>',
      '删除线去掉了，字还在。',
    ],
    [
      'all of it',
      '<img src="a"><table><tr><td><del>1</del></td></tr></table>',
      '正文里还不能放图片，没有粘贴进来。表格改成了一行一段。删除线去掉了，字还在。',
    ],
  ])('%s', (_, html, report) => expect(paste(html).report).toBe(report))
})
