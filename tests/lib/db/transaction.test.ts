import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { afterwards, transaction } from '#lib/db/transaction.ts'
import { isUniqueViolation } from '#lib/db/unique-violation.ts'
import { aCity } from '../../support/cast.ts'

const lecong = { slug: 'lecong', name: '乐从' }

describe('a transaction', () => {
  it('stores all or nothing, and gives the result of its work', async () => {
    expect(await transaction(async (tx) => (await tx.city.create({ data: lecong })).slug)).toBe('lecong')
    const failing = transaction(async (tx) => {
      await tx.city.create({ data: { slug: 'beijiao', name: '北滘' } })
      throw new Error('the machine is switched off')
    })
    await expect(failing).rejects.toThrow('switched off')
    expect(await db().city.count()).toBe(1)
  })

  it('has done what was asked for afterwards when it returns, in order, and nothing of it before the commit', async () => {
    const seen: string[] = []
    await transaction(async (tx) => {
      for (const name of ['first', 'second'])
        afterwards(tx, async () => seen.push(`${name}: ${await db().city.count()} city`))
      await tx.city.create({ data: lecong })
      expect(seen).toEqual([])
    })
    expect(seen).toEqual(['first: 1 city', 'second: 1 city'])
  })

  it('does it also when it fails, as the answer to a commit can be lost', async () => {
    let isDone = false
    const failing = transaction(async (tx) => {
      afterwards(tx, async () => {
        isDone = true
      })
      await tx.$executeRaw`SELECT 1 / 0`
    })
    await expect(failing).rejects.toThrow()
    expect(isDone).toBe(true)
  })
})

it('a value that is there already is told from every other refusal of the database', async () => {
  await aCity()
  const refusalOf = (work: Promise<unknown>) => work.then(() => null).catch((error: unknown) => error)
  const city = await db().city.findFirstOrThrow()
  expect(isUniqueViolation(await refusalOf(db().city.create({ data: lecong })))).toBe(true)
  const otherRefusals = [
    refusalOf(db().city.findUniqueOrThrow({ where: { slug: 'none' } })),
    refusalOf(db().column.create({ data: { slug: 'news', name: '新闻', cityId: city.id + 1 } })),
  ]
  for (const refusal of await Promise.all(otherRefusals)) {
    expect(refusal).toBeInstanceOf(Error)
    expect(isUniqueViolation(refusal)).toBe(false)
  }
})

describe('rows of a raw statement', () => {
  const shape = z.object({ slug: z.string(), number: z.int() })

  it('are of the shape that is asked for, and without other columns', async () => {
    const rows = await queryRows(shape, Prisma.sql`SELECT 'lecong' AS slug, 7 AS number, true AS other`)
    expect(rows).toEqual([{ slug: 'lecong', number: 7 }])
  })

  it('of another shape are refused where they are read, not where they are used', async () =>
    expect(queryRows(shape, Prisma.sql`SELECT NULL AS slug, 7 AS number`)).rejects.toThrow(z.ZodError))

  it('are those that the open transaction sees', async () => {
    const countIn = async (client?: Parameters<typeof queryRows>[2]) =>
      (await queryRows(z.object({ count: z.int() }), Prisma.sql`SELECT count(*)::int FROM city`, client))[0]
        ?.count
    await transaction(async (tx) => {
      await tx.city.create({ data: lecong })
      expect([await countIn(tx), await countIn()]).toEqual([1, 0])
    })
  })
})
