import { describe, expect, it } from 'vitest'
import { tidied } from './tidied.ts'

const htmlOf = (html: string) => tidied(html).html

describe('words', () => {
  it.each([
    [
      'bold that is said of other scripts only',
      '<p><span style="mso-bidi-font-weight:bold">一</span></p>',
      '<p>一</p>',
    ],
    [
      'bold by style, and not bold within it',
      '<p><b>一<span style="font-weight:normal">二</span></b></p>',
      '<p><strong>一</strong>二</p>',
    ],
    [
      'Google’s frame, which is not bold',
      '<b style="font-weight:normal"><p>一<b>二</b></p></b>',
      '<p>一<strong>二</strong></p>',
    ],
    [
      'underlined',
      '<p><u>一</u><span style="text-decoration: underline">二</span></p>',
      '<p><em>一二</em></p>',
    ],
    [
      'a link, which is underlined anyway',
      '<p><a href="https://a.cn/"><u>一</u></a></p>',
      '<p><a href="https://a.cn/">一</a></p>',
    ],
    [
      'struck out',
      '<p><s>一</s><strike>二</strike><span style="text-decoration:line-through">三</span></p>',
      '<p><s>一二三</s></p>',
    ],
    ['deleted', '<p>一<del>二</del><span class="msoDel">三</span></p>', '<p>一</p>'],
    [
      'hidden',
      '<p>一<span style="mso-hide:all">二</span><span style="display:none">三</span><i style="visibility:hidden">四</i></p>',
      '<p>一</p>',
    ],
    [
      'raised and lowered',
      '<p>10<sup>4</sup>H<span style="vertical-align:sub">2</span></p>',
      '<p>10<sup>4</sup>H<sub>2</sub></p>',
    ],
    ['a bold heading', '<h2><b>一</b></h2>', '<h2>一</h2>'],
  ])('%s', (_, html, tidy) => expect(htmlOf(html)).toBe(tidy))
})

describe('lines', () => {
  it.each([
    ['end where preformatted text has a line end', '<pre>一\n二\n\n三\n</pre>', '<p>一<br>二</p><p>三</p>'],
    [
      'end where a style shows line ends, and begin anew where they are indented',
      '<div style="white-space:pre-wrap">一\n<b>二\r\n三</b>\n　　四</div>',
      '<p>一<br><strong>二</strong><br><strong>三</strong></p><p>四</p>',
    ],
    [
      'end so in cells and items, by the parts of the shorthand, too',
      '<ul><li style="white-space: break-spaces">一\n二</li></ul><table><tr><td style="white-space-collapse: preserve">三\n四</td><td>五\n六</td></tr></table>',
      '<ul><li><p>一<br>二</p></li></ul><table><tbody><tr><td><p>三<br>四</p></td><td><p>五六</p></td></tr></tbody></table>',
    ],
    [
      'do not end there where a style takes it back',
      '<pre>一\n<span style="white-space:normal">二\n三</span></pre>',
      '<p>一<br>二三</p>',
    ],
    ['begin without indents', '<p>　　一</p><p>&nbsp;&nbsp;&nbsp; 二　</p>', '<p>一</p><p>二</p>'],
    [
      'are two where two breaks follow each other',
      '<p>一<br> <br>二<br>三<br></p>',
      '<p>一</p><p>二<br>三</p>',
    ],
    [
      'are two where an indent follows a break',
      '<div>一<br>　　二<br>&nbsp;&nbsp;&nbsp;&nbsp;三</div>',
      '<p>一</p><p>二</p><p>三</p>',
    ],
    ['have no space where only the source breaks', '<p>顺德\n乐从 and\nmore</p>', '<p>顺德乐从 and more</p>'],
    [
      'stand in the middle or on the right',
      '<p align=center>一</p><section style="text-align:right"><p>二</p></section><p style="text-align:justify">三</p>',
      '<p align="center">一</p><p align="right">二</p><p>三</p>',
    ],
    [
      'are none where nothing is written',
      '<p>&nbsp;</p><section><section><p>一</p></section><br></section>',
      '<p>一</p>',
    ],
    ['keep the space between words of which one is bold', '<p><b>a </b>b</p>', '<p><strong>a</strong> b</p>'],
  ])('%s', (_, html, tidy) => expect(htmlOf(html)).toBe(tidy))
})

describe('headings', () => {
  it('of Word stay two levels, whichever of them there are', () => {
    const word = '<p class=MsoNormal>一</p>'
    expect(htmlOf(`${word}<h1>甲</h1><h2>乙</h2><h3>丙</h3>`)).toBe(
      '<p>一</p><h2>甲</h2><h3>乙</h3><h3>丙</h3>',
    )
    expect(htmlOf(`${word}<h2>乙</h2>`)).toBe('<p>一</p><h3>乙</h3>')
  })

  it('of a page begin with the highest', () => {
    expect(htmlOf('<h2>乙</h2><h3>丙</h3><h5>丁</h5>')).toBe('<h2>乙</h2><h3>丙</h3><h3>丁</h3>')
    expect(htmlOf('<h1>甲</h1><h2>乙</h2>')).toBe('<h2>甲</h2><h3>乙</h3>')
  })
})

describe('pictures', () => {
  it('stand by themselves, with what they hold in words', () => {
    expect(htmlOf('<p>一<img src="https://a.cn/1.jpg" alt="甲">二</p>')).toBe(
      '<p>一</p><figure><img alt="甲" src="https://a.cn/1.jpg"></figure><p>二</p>',
    )
    expect(
      htmlOf('<figure><img src="https://a.cn/1.jpg"><figcaption>图<b>一</b></figcaption></figure>'),
    ).toBe('<figure><img src="https://a.cn/1.jpg"><figcaption>图一</figcaption></figure>')
  })

  it('are found where WeChat keeps them, and against the page’s address', () => {
    expect(
      htmlOf('<img data-src="https://mmbiz.qpic.cn/a/640?wx_fmt=png" src="data:image/gif;base64,R0lG">'),
    ).toBe('<figure><img src="https://mmbiz.qpic.cn/a/640?wx_fmt=png"></figure>')
    expect(tidied('<img src="./W02.jpg">', { base: 'https://a.gov.cn/b/t1.html' }).html).toBe(
      '<figure><img src="https://a.gov.cn/b/W02.jpg"></figure>',
    )
  })

  it('that count readers are none', () => {
    const { html, leftOut, pictures } = tidied(
      '<p>一<img src="https://a.cn/x.gif" width=1 height=1><img src="https://hm.baidu.com/hm.gif?si=1"></p>',
    )
    expect({ html, leftOut, pictures }).toEqual({ html: '<p>一</p>', leftOut: '', pictures: 0 })
  })

  it('stay in the list, the quotation and the cell that they stand in', () => {
    const figure = '<figure><img src="https://a.cn/1.jpg"></figure>'
    expect(htmlOf('<ol><li>一<img src="https://a.cn/1.jpg">续</li></ol>')).toBe(
      `<ol><li><p>一</p>${figure}<p>续</p></li></ol>`,
    )
    expect(htmlOf('<blockquote><img src="https://a.cn/1.jpg"></blockquote>')).toBe(
      `<blockquote>${figure}</blockquote>`,
    )
    expect(htmlOf('<table><tr><td><img src="https://a.cn/1.jpg"></td><td>一</td></tr></table>')).toBe(
      `<table><tbody><tr><td>${figure}</td><td><p>一</p></td></tr></tbody></table>`,
    )
  })
})

describe('tables', () => {
  it('keep the columns that their cells cover', () => {
    expect(
      htmlOf('<table><thead><tr><td rowspan=2>甲<td colspan=2>乙</thead><tr><td>1<td>2</tr></table>'),
    ).toBe(
      '<table><tbody><tr><th rowspan="2"><p>甲</p></th><th colspan="2"><p>乙</p></th></tr><tr><td><p>1</p></td><td><p>2</p></td></tr></tbody></table>',
    )
  })

  it('that only place things are none', () => {
    expect(htmlOf('<table><tr><td>一</td></tr></table>')).toBe('<p>一</p>')
    expect(
      htmlOf('<table><tr><td>外<table><tr><td>1</td><td>2</td></tr></table></td><td>边</td></tr></table>'),
    ).toBe('<p>外</p><table><tbody><tr><td><p>1</p></td><td><p>2</p></td></tr></tbody></table><p>边</p>')
  })
})

describe('what a body has no place for where it stands', () => {
  it('a table ends a list, which goes on behind it', () => {
    const table = '<table><tbody><tr><td><p>1</p></td><td><p>2</p></td></tr></tbody></table>'
    expect(htmlOf('<ol><li>一<table><tr><td>1<td>2</table>续</li><li>二</li></ol>')).toBe(
      `<ol><li><p>一</p></li></ol>${table}<p>续</p><ol start="2"><li><p>二</p></li></ol>`,
    )
  })

  it('a heading in a list or a cell is a line in bold; a quotation within one is its words', () => {
    expect(htmlOf('<ul><li><h3>一</h3><blockquote>二</blockquote><hr>三</li></ul>')).toBe(
      '<ul><li><p><strong>一</strong></p><p>二</p><p>三</p></li></ul>',
    )
    expect(htmlOf('<blockquote><h2>一</h2><blockquote>二</blockquote></blockquote>')).toBe(
      '<blockquote><h2>一</h2><p>二</p></blockquote>',
    )
  })
})

it('says what could not be brought along', () => {
  const { leftOut } = tidied(
    '<iframe class="video_iframe"></iframe><mp-common-mpaudio></mp-common-mpaudio><mp-common-miniprogram></mp-common-miniprogram><a href="https://a.cn/1.pdf">甲</a><a href="/2.DOC">乙</a><iframe src="https://a.cn/"></iframe>',
  )
  expect(leftOut).toBe('1 个视频、1 段音频、2 个附件链接里的文件、1 个小程序、1 个嵌入的网页')
})

it('keeps links without what counts readers, and words of those that lead nowhere', () => {
  expect(
    htmlOf(
      '<a href="https://a.cn/?id=1&utm_source=x#b">一</a><a href="javascript:x()">二</a><a href="file:///c">三</a>',
    ),
  ).toBe('<p><a href="https://a.cn/?id=1#b">一</a>二三</p>')
})

it('takes little time, however large or deep', () => {
  const started = performance.now()
  expect(tidied('<div>'.repeat(10_000)).html).toBe('')
  expect(tidied(`${'<section><b>'.repeat(5_000)}一`).html).toContain('一')
  expect(tidied('<p style="color:red"><span>一二三四</span></p>'.repeat(5_000)).characters).toBe(20_000)
  expect(performance.now() - started).toBeLessThan(15_000)
})
