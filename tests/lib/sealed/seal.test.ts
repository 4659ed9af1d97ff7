import { describe, expect, it } from 'vitest'
import { type SealPlace, seal, unseal } from '#lib/sealed/seal.ts'
import { newSecret, oldSecret, withSecrets } from './secrets.ts'

// Purpose: what is sealed is readable at its place with its key, and nowhere else, and no other way.

const place: SealPlace = { table: 'party', column: 'identity', row: '3f6a' }
const text = '{"name":"欧阳敏仪","phone":"13800138000","address":"佛山市顺德区𠮷路1号"}'

const keyIdOf = (sealed: string) => sealed.split('.')[1]

describe('seal', () => {
  it('gives back the text, shows nothing of it, and never writes the same twice', () => {
    const [one, two] = [seal(place, text), seal(place, text)]
    expect(one).toMatch(/^v1\.[\w-]{8}\.[\w-]+$/)
    expect(one).not.toBe(two)
    expect(Buffer.from(one.split('.')[2] ?? '', 'base64url').includes('13800138000')).toBe(false)
    expect([unseal(place, one), unseal(place, two), unseal(place, seal(place, ''))]).toEqual([text, text, ''])
  })

  it.each<[string, SealPlace]>([
    ['row', { ...place, row: '3f6b' }],
    ['column and table', { table: 'sealed_file', column: 'name', row: place.row }],
  ])('what was moved to another %s is refused, with the place and nothing of the text', (_, other) => {
    const sealed = seal(place, text)
    expect(() => unseal(other, sealed)).toThrow(
      expect.objectContaining({
        name: 'UnreadableSeal',
        reason: 'changed',
        message: `the sealed text of ${other.table}.${other.column} in row ${other.row} is not what was sealed there: it was changed, cut or moved`,
      }),
    )
  })

  it('a change of any one character is refused, and so is every cut', () => {
    const sealed = seal(place, '张三')
    for (let at = 0; at < sealed.length; at++) {
      const other = sealed[at] === 'A' ? 'B' : 'A'
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1)
      expect(() => unseal(place, changed), changed).toThrow(/changed, cut or moved|was sealed with the key/)
      expect(() => unseal(place, sealed.slice(0, at)), 'cut').toThrow('changed, cut or moved')
    }
    for (const none of ['', '张三', 'v2.abcdefgh.AAAA', `${sealed}=`, `${sealed}A`, ` ${sealed}`])
      expect(() => unseal(place, none), none).toThrow('changed, cut or moved')
  })

  it('another secret cannot read it and says which key is missing; as an earlier one it still can', () => {
    withSecrets(oldSecret)
    const sealed = seal(place, text)
    const id = keyIdOf(sealed)
    withSecrets(newSecret)
    expect(() => unseal(place, sealed)).toThrow(
      `the sealed text of party.identity in row 3f6a was sealed with the key ${id}, which is neither of SECRET nor of SECRET_PREVIOUS`,
    )
    withSecrets(newSecret, ['a-secret-of-long-before-that-is-not-it', oldSecret])
    expect(unseal(place, sealed)).toBe(text)
    expect(keyIdOf(seal(place, text)), 'new text has the new key').not.toBe(id)
  })

  it('the key’s id comes from the secret and tells nothing of it', () => {
    withSecrets(oldSecret)
    expect(keyIdOf(seal(place, 'a'))).toBe(keyIdOf(seal(place, 'b')))
    expect(keyIdOf(seal(place, 'a'))).toMatch(/^[\w-]{8}$/)
  })
})
