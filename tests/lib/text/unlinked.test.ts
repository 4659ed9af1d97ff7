import { expect, it } from 'vitest'
import { unlinked } from '#lib/text/unlinked.ts'

/** What mail programs make links of: a scheme with something behind it, a name with a dot and letters, a mail box, an IP address. */
const link =
  /\b[a-z][a-z0-9+.-]*:\S|[\p{L}\p{N}][.．｡][\p{L}]|[a-z0-9]。[a-z]|\S[@＠][\p{L}\p{N}]|\d+\.\d+\.\d+\.\d+/iu

it.each([
  ['看这里 https://evil.example/buy?x=1', '看这里 https: //evil. example/buy?x=1'],
  ['HTTP://EVIL.EXAMPLE', 'HTTP: //EVIL. EXAMPLE'],
  ['加www.evil.com.cn领奖', '加www. evil. com. cn领奖'],
  ['例子.中国', '例子. 中国'],
  ['evil．com 和 evil｡com 和 evil。com', 'evil． com 和 evil｡ com 和 evil。 com'],
  ['写信到 a@163.com', '写信到 a@ 163. com'],
  ['mailto:a@b tel:110 weixin://dl', 'mailto: a@ b tel: 110 weixin: //dl'],
  ['http://1.2.3.4/x', 'http: //1. 2.3.4/x'],
  ['上一行\r\n\r\n\u2028https://evil.example', '上一行 https: //evil. example'],
  ['evil\u200b.\u00adcom', 'evil . com'],
])('%j has no link left', (given, told) => {
  expect(unlinked(given)).toBe(told)
  expect(told).not.toMatch(link)
})

it('leaves the words of ordinary titles as they are', () => {
  const titles = [
    '龙舟鼓响：端午的早晨',
    '投资3.5亿元。明年12:30通车',
    '《乐从》（2026.11.28）',
    '“A.I.”时代',
  ]
  expect(titles.map(unlinked)).toEqual([...titles.slice(0, 3), '“A. I.”时代'])
})
