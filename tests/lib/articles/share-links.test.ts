import { describe, expect, it } from 'vitest'
import { isShareCode, makeShareLinks } from '#lib/articles/share-links.ts'
import { db } from '#lib/db/client.ts'
import { ShareChannel } from '#lib/db/generated/enums.ts'
import { transaction } from '#lib/db/transaction.ts'
import { aDraft } from '../../support/cast.ts'

describe('the short links of an article', () => {
  it('are one a channel, each with a code that can be read aloud', async () => {
    const { id } = await aDraft()
    await transaction((tx) => makeShareLinks(tx, id))
    const links = await db().shareLink.findMany({ where: { articleId: id } })
    expect(links.map(({ channel }) => channel).sort()).toEqual(Object.values(ShareChannel).sort())
    expect(new Set(links.map(({ code }) => code)).size).toBe(links.length)
    for (const { code } of links) {
      expect(isShareCode(code), code).toBe(true)
      expect(code).not.toMatch(/[0O1lI]/)
    }
  })

  it('stay as they are when they are made again: what was printed leads there for ever', async () => {
    const { id } = await aDraft()
    const made = async () => {
      await transaction((tx) => makeShareLinks(tx, id))
      return db().shareLink.findMany({ where: { articleId: id }, orderBy: { channel: 'asc' } })
    }
    expect(await made()).toEqual(await made())
  })
})

it.each(['', 'abcdefg', 'abcdefghi', 'abcdefg0', 'abcdefgO', 'abcdefgl', 'abcdefg-', '乐从乐从乐从乐从'])(
  '%j has not the form of a code',
  (segment) => expect(isShareCode(segment)).toBe(false),
)
