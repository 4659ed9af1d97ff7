// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { pastes } from '../../fixtures/pastes/pastes.ts'
import { paste } from './paste.ts'

const lines = (html: string) => paste(html).lines

describe('pasted HTML', () => {
  it('loses what could run or look', () => {
    const { html } = paste(
      '<style>p{}</style><p class="a" style="color:red" onclick="x()" id="b">一<script>x()</script></p><a href="https://a.cn/" target="_blank" title="t">三</a>',
    )
    expect(html).toBe('<p>一</p><p><a href="https://a.cn/">三</a></p>')
  })

  it('keeps what the sheet itself has copied', () => {
    const own =
      '<p data-pm-slice="1 1 []" class="center">一</p><ul class="names"><li><p>甲</p></li></ul><h3>次级</h3><div data-node="picture" data-media="7" data-caption="&quot;图&quot;"></div>'
    expect(paste(own)).toMatchObject({
      lines: ['〔居中〕一', '〔分栏〕• 甲', '〔次级标题〕次级', '〔图片 7〕图'],
      answer: '已粘贴 4 字、1 张图片。',
    })
  })

  it('keeps structure: headings, marks, lists, tables, alignment and rules', () => {
    expect(
      lines(
        '<h1>一</h1><h2>二</h2><p align="right">2023年8月18日</p><p><i>三</i>10<sup>4</sup><s>四</s></p><hr><ol start="3"><li>五</li></ol><table><tr><th>年<td colspan="2">人</table><p>完</p>',
      ),
    ).toEqual([
      '〔小标题〕一',
      '〔次级标题〕二',
      '〔居右〕2023年8月18日',
      '*三*10^(4)~~四~~',
      '〔分隔线〕',
      '3. 五',
      '〔表〕【年】｜人〔占 2 列〕',
      '完',
    ])
  })

  it('reads what the classes of a spreadsheet say of its cells, and no other rule', () => {
    const excel = pastes.find(({ program }) => program === 'Excel')?.html ?? ''
    expect(paste(excel).html).toContain(
      '<td rowspan="2"><p align="center"><strong>单位</strong></p></td><td colspan="2"><p align="center"><strong>人数</strong></p></td>',
    )
    const sheet = `<style>/* {} */ td {font-weight:700} .a, .b {text-decoration:line-through; color:red} .c {font-weight:400}
      @media print { .d {font-weight:700} } .d {font-weight:700}</style>`
    const row =
      '<td class="a">甲</td><td class="b x" style="font-weight:bold">乙<font class=c>丙</font></td><td class=d>丁</td>'
    expect(lines(`${sheet}<table><tr>${row}</tr></table><p class="d">戊</p>`)).toEqual([
      '〔表〕~~甲~~｜**~~乙~~**~~丙~~｜丁',
      '戊',
    ])
  })

  it('keeps a place for each picture, which is stored only once it has a number', () => {
    const { html, lines, pictures, answer } = paste(
      '<p>一<img src="https://a.cn/1.jpg" alt="甲">二<img src="file:///C:/x.png"></p>',
    )
    expect(html).toBe('<p>一</p><div data-pending-picture="place-0"></div><p>二</p>')
    expect(pictures).toEqual([
      { address: 'https://a.cn/1.jpg', alt: '甲', caption: '' },
      { address: null, alt: '', caption: '' },
    ])
    expect(lines).toEqual(['一', '二'])
    expect(answer).toBe('已粘贴 2 字、1 张图片；没有带过来：1 张图片。')
  })
})

describe('what is said about a paste', () => {
  it.each([
    ['how much it was', '<p>一<b>二</b> 三</p>', '已粘贴 3 字。'],
    [
      'what did not come along',
      '<p>一</p><img src="https://a.cn/1.jpg"><mp-common-videosnap></mp-common-videosnap><a href="https://a.cn/1.pdf">附件</a><a href="https://a.cn/2.doc">附件</a>',
      '已粘贴 5 字、1 张图片；没有带过来：1 个视频、2 个附件链接里的文件。',
    ],
    ['pictures alone', '<img src="https://a.cn/1.jpg">', '已粘贴 1 张图片。'],
    ['that it is too long', `<p>${'一'.repeat(100_001)}</p>`, '内容太长：正文最多 100,000 字，没有粘贴。'],
  ])('%s', (_, html, answer) => expect(paste(html).answer).toBe(answer))

  it('and nothing of it comes in where it is too long', () => {
    expect(paste('<p>一</p>'.repeat(5_001)).html).toBe('')
  })
})
