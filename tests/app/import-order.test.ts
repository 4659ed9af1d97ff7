import { describe, expect, it } from 'vitest'
import { orderOf } from '#app/admin/(desk)/imports/order.ts'

const form = (fields: Record<string, string>) => ({ text: (name: string) => fields[name] ?? '' })

describe('the order of a new import', () => {
  it('takes one address a line, however the browser ends its lines, and each once', () => {
    const addresses = 'https://news.example.cn/1\r\n\r\n www.example.cn/2 \rhttps://news.example.cn/1\n'
    expect(orderOf(form({ from: 'addresses', addresses, cityId: '1' }))).toMatchObject({
      kind: 'url',
      name: 'https://news.example.cn/1 等 2 项',
      input: { addresses: ['https://news.example.cn/1', 'https://www.example.cn/2'] },
    })
  })

  it('says which field is empty, or holds what cannot be imported', () => {
    const refused = (fields: Record<string, string>) => expect(() => orderOf(form(fields)))
    refused({ from: 'addresses', addresses: '\r\n' }).toThrow('请填写至少一个网址')
    refused({ from: 'files', files: '[]' }).toThrow('请先选择文件')
    const upload = '0b7a3c1e-58c4-4d55-9a53-0f1a2b3c4d5e'
    refused({ from: 'files', files: JSON.stringify([{ name: 'a.exe', upload }]) }).toThrow('不认识这种文件')
    refused({ from: 'files', files: '{' }).toThrow('文件没有传完')
  })
})
