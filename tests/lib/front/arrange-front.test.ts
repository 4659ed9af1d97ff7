import { expect, it } from 'vitest'
import { restoreArticle } from '#lib/articles/restore.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db } from '#lib/db/client.ts'
import { arrangeFront } from '#lib/front/arrange-front.ts'
import { readFront } from '#lib/front/read-front.ts'
import { aChiefEditor, anEditor, aVisitingStudent } from '../../support/cast.ts'
import { publishThreeHundred } from '../../support/publish-three-hundred.ts'
import { purgedTags } from '../../support/purged-tags.ts'

const slot = { columnId: null, startsAt: null, endsAt: null }
const hour = 3_600_000

it('editors place articles on pages, for a time, in versions, and what is taken down gives way at once', async () => {
  const ids = await publishThreeHundred()
  const [first = 0, second = 0, third = 0] = ids.slice(100)
  const editor = await anEditor()
  const columns = await db().column.findMany({ orderBy: { position: 'asc' } })
  const columnIds = columns.map(({ id }) => id)
  const now = new Date()
  const front = (cityId: number | null = null, at = now) => readFront({ cityId, columnIds, now: at })
  const [column = { id: 0 }] = columns

  const before = await front()
  expect(before.lead?.id).toBe(ids[0])
  expect(before.blocks.length).toBeGreaterThan(1)
  const shown = [before.lead, ...before.secondary, ...before.more].concat(
    before.blocks.flatMap(({ head, titles }) => [head, ...titles]),
  )
  expect(new Set(shown.map((one) => one?.id)).size, 'each once').toBe(shown.length)
  expect(ids.slice(0, 20).every((id) => shown.some((one) => one?.id === id))).toBe(true)
  expect(before.olderThan).not.toBeNull()

  // In versions, audited, and seen at once.
  const startsAt = new Date(now.getTime() + hour)
  const slots = [
    { ...slot, zone: 'lead', articleId: first, startsAt },
    { ...slot, zone: 'lead', articleId: second },
    { ...slot, zone: 'column', articleId: third, columnId: column.id },
  ]
  const heard = await purgedTags(() => arrangeFront(editor, { city: null, version: 0, slots }))
  expect(heard).toEqual([['front']])
  const placed = await front()
  expect(placed.lead?.id).toBe(second)
  expect(placed.blocks[0]).toMatchObject({ columnId: column.id, head: { id: third } })
  expect(placed.changesAt).toEqual(startsAt)
  expect((await front(null, startsAt)).lead?.id).toBe(first)
  const jobs = await db().$queryRaw`SELECT data, start_after FROM pgboss.job WHERE name = 'refresh-front'`
  expect(jobs).toEqual([{ data: { city: null }, start_after: startsAt }])
  expect(await db().auditEntry.findFirst({ where: { subject: 'front' } })).toMatchObject({
    ...{ event: 'front_arranged', subjectId: 'site', editorId: editor.id },
    details: { before: [], after: [{ articleId: first }, { articleId: second }, { articleId: third }] },
  })

  // What is taken down gives way at once, and has its place again when it is restored.
  const chief = await aChiefEditor()
  const { version } = await db().article.findUniqueOrThrow({ where: { id: second } })
  const down = await takeDownArticle(chief, { id: second, version, reason: 'copyright', note: '来函' })
  expect((await front()).lead?.id).toBe(ids[0])
  await arrangeFront(editor, { city: null, version: 1, slots: slots.slice(1) })
  await restoreArticle(chief, { ...down, note: '已获授权' })
  expect((await front()).lead?.id).toBe(second)
  expect(await db().$queryRaw`SELECT FROM pgboss.job WHERE name = 'refresh-front'`).toEqual([])

  // Nothing that readers could not see, and nothing over another's head.
  const cities = await db().city.findMany()
  const lecong = cities.find(({ slug }) => slug === 'lecong')
  const elsewhere = await db().article.findFirstOrThrow({ where: { city: { slug: 'beijiao' } } })
  const arrange = (slots: object[], more = {}) =>
    arrangeFront(editor, { city: null, version: 2, slots, ...more })
  const student = await aVisitingStudent()
  const refusals: [string, () => Promise<unknown>][] = [
    ['conflict', () => arrange([], { version: 1 })],
    ['conflict', () => arrange([], { city: 'lecong', version: 1 })],
    ['not-found', () => arrange([], { city: 'atlantis', version: 0 })],
    ['forbidden', () => arrangeFront(student, { city: null, version: 2, slots: [] })],
    ['invalid-input', () => arrange([{ ...slot, zone: 'lead', articleId: 999_999 }])],
    ['invalid-input', () => arrange([{ ...slot, zone: 'lead', articleId: first, columnId: column.id }])],
    ['invalid-input', () => arrange([{ ...slot, zone: 'column', articleId: first, columnId: 4_711 }])],
    ['invalid-input', () => arrange([{ ...slot, zone: 'lead', articleId: first, startsAt, endsAt: now }])],
    ['invalid-input', () => arrange(Array(61).fill(slots[0]))],
    [
      'invalid-input',
      () => arrange([{ ...slot, zone: 'lead', articleId: elsewhere.id }], { city: 'lecong', version: 0 }),
    ],
  ]
  for (const [code, refused] of refusals) await expect(refused(), code).rejects.toMatchObject({ code })
  expect((await front(lecong?.id)).lead?.city.slug).toBe('lecong')

  // Eight columns have a block: another one takes nothing, and what stood in one that lost its block is placed as any other.
  const more = Array.from({ length: 8 }, (_, at) => ({
    slug: `more-${at}`,
    name: `栏目${at}`,
    position: at - 8,
  }))
  await db().column.createMany({ data: more })
  const [lost] = await db().column.findMany({ orderBy: { position: 'desc' }, take: 1 })
  const inLost = [{ ...slot, zone: 'column', articleId: ids[0], columnId: lost?.id }]
  await expect(arrange(inLost)).rejects.toMatchObject({ code: 'invalid-input' })
  const [newest = 0] = ids
  await db().frontSlot.updateMany({ data: { articleId: newest, zone: 'column', columnId: lost?.id ?? null } })
  const nine = (await db().column.findMany({ orderBy: { position: 'asc' } })).map(({ id }) => id)
  expect((await readFront({ cityId: null, columnIds: nine, now })).lead?.id).toBe(newest)

  // Two at once: one wins, the other hears of it.
  const race = await Promise.allSettled([arrange([]), arrange([])])
  expect(race.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
}, 120_000)
