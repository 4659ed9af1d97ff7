// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { paste } from './paste.ts'

it.each([
  ['bold, by name', '<span style="font-weight:bold">一</span>', '**一**'],
  ['bold, by number', '<span style="font-weight: 700">一</span>', '**一**'],
  ['not bold', '<span style="font-weight:400">一</span>', '一'],
  ['italics', '<span style="FONT-STYLE: Italic">一</span>', '*一*'],
  ['raised', '10<span style="vertical-align:super">4</span>', '10^(4)'],
  ['lowered', 'H<span style="vertical-align:sub;font-size:0.6em">2</span>O', 'H_(2)O'],
  ['bold and italics', '<span style="font-weight:700;font-style:italic">一</span>', '***一***'],
  ['a link in italics', '<a href="https://a.cn/" style="font-style:italic">一</a>', '*一*〔https://a.cn/〕'],
  ['Google’s frame, which is not bold', '<b style="font-weight:normal">一<b>二</b></b>', '一**二**'],
  ['italics that are taken back', '<i style="font-style:normal">一</i>', '一'],
  ['raised words that are taken back', '<sup style="vertical-align:baseline">一</sup>', '一'],
  [
    'Word’s own notes on other scripts, which say nothing of these words',
    '<b style="mso-bidi-font-weight:normal"><i style="mso-bidi-font-style:normal">一</i></b>',
    '***一***',
  ],
  ['a figure that Word moves by itself', '<span style="mso-bidi-font-style:italic">一</span>', '一'],
])('%s', (_, html, line) => expect(paste(`<p>${html}</p>`).lines).toEqual([line]))
