import { describe, expect, it } from 'vitest'
import { blindIndex, blindIndexes, type IndexPurpose } from '#lib/sealed/blind-index.ts'
import { newSecret, oldSecret, withSecrets } from './secrets.ts'

// Purpose: one person is found again however a contact is written, and nobody learns a contact from its index.

const hex = (purpose: IndexPurpose, text: string) => Buffer.from(blindIndex(purpose, text)).toString('hex')

describe('blindIndex', () => {
  it.each<[IndexPurpose, string, string]>([
    ['contact', 'Ouyang@Example.cn', ' ouyang@example.cn '],
    ['contact', 'ｏuyang＠example.cn', 'ouyang@example.cn'],
    ['contact', '138 0013 8000', '+86 138-0013-8000'],
    ['contact', '008613800138000', '13800138000'],
    ['contact', '０757-2833 0000', '0757 28330000'],
    ['contact', '8613800138000', '(+86) 138 0013 8000'],
    ['contact', '+86 757 2833 0000', '0757-28330000'],
    ['contact', '0044 20 7946 0000', '+44 20 7946 0000'],
    ['name', '欧阳 敏仪', '欧阳敏仪'],
    ['name', '买买提・艾力', '买买提·艾力'],
    ['name', 'Ｌee  Wai', 'lee wai'],
    ['receipt', '7H2K-O1LI-ABCD', '7h2k 0111 abcd'],
  ])('of %s: %s and %s are the same', (purpose, one, other) => {
    expect(hex(purpose, one)).toBe(hex(purpose, other))
  })

  it.each<[IndexPurpose, string, IndexPurpose, string]>([
    ['contact', 'a@example.cn', 'contact', 'b@example.cn'],
    ['contact', '13800138000', 'contact', '13800138001'],
    ['contact', '86757283300', 'contact', '757283300'],
    ['contact', '+1 757 2833 0000', 'contact', '0757 2833 0000'],
    ['contact', 'lee', 'name', 'lee'],
    ['name', '7H2K', 'receipt', '7H2K'],
  ])('of %s %s and of %s %s are not', (purpose, one, otherPurpose, other) => {
    expect(hex(purpose, one)).not.toBe(hex(otherPurpose, other))
  })

  it('has 32 bytes that depend on the secret; a search asks for those of earlier secrets, too', () => {
    withSecrets(oldSecret)
    const old = blindIndex('contact', 'a@example.cn')
    expect(old).toHaveLength(32)
    withSecrets(newSecret, [oldSecret])
    expect(blindIndexes('contact', 'a@example.cn')).toEqual([blindIndex('contact', 'a@example.cn'), old])
    expect(blindIndex('contact', 'a@example.cn')).not.toEqual(old)
  })
})
