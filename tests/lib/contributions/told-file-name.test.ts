import { expect, it } from 'vitest'
import { toldFileName } from '#lib/contributions/told-file-name.ts'

// Purpose: a file does not tell by its name who signs with a pen name.

const sender = { name: '罗绮雯', email: 'luo.qiwen@example.cn', phone: '138 0013 8000' }

it.each([
  ['村志.pdf', '榕树下', '村志.pdf'],
  ['榕树下 村志.pdf', '榕树下', '榕树下 村志.pdf'],
  ['罗绮雯-村志.PDF', '榕树下', '附件 2.PDF'],
  ['罗 绮 雯', '榕树下', '附件 2'],
  ['村志 13800138000.docx', '榕树下', '附件 2.docx'],
  ['LUO.QIWEN@example.cn.zip', '榕树下', '附件 2.zip'],
  ['罗绮雯-村志.pdf', '罗绮雯', '罗绮雯-村志.pdf'],
  ['罗绮雯 13800138000.pdf', '罗绮雯', '附件 2.pdf'],
])('%s, signed %s, is called %s', (name, penName, told) => {
  expect(toldFileName(name, { sender, penName, place: 2 })).toBe(told)
})
