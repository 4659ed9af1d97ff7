import { expect, it } from 'vitest'
import { GET as preview } from '#app/preview/front/route.tsx'
import { typedSlotsSchema } from '#lib/front/slot-schema.ts'
import { refreshFront } from '#lib/job-runner/refresh-front-job.ts'
import { cacheableUntil } from '#lib/web/cacheable-response.ts'
import { purgedTags } from '../../support/purged-tags.ts'
import { ask } from '../../support/routes.ts'

it('a page is made anew when a slot begins or ends, wherever it is kept', async () => {
  expect(await purgedTags(() => refreshFront({ city: null }))).toEqual([['front']])
  expect(await purgedTags(() => refreshFront({ city: 'lecong' }))).toEqual([['city:lecong']])

  const now = new Date('2026-11-28T10:00:00.000Z')
  const seconds = (changesAt: string | null) =>
    Number(/s-maxage=(\d+)$/.exec(cacheableUntil(changesAt === null ? null : new Date(changesAt), now))?.[1])
  expect(seconds(null)).toBe(60)
  expect(seconds('2026-11-28T10:00:07.900Z')).toBe(7)
  expect(seconds('2026-11-29T10:00:00.000Z')).toBe(60)
  expect(seconds('2026-11-28T10:00:00.000Z')).toBe(0)
})

it('slots are typed with minutes of Shanghai, as many as a page takes', () => {
  const typed = { zone: 'lead', columnId: null, articleId: 1, startsAt: '2026-11-28T09:05', endsAt: '' }
  expect(typedSlotsSchema.parse([typed])).toEqual([
    { ...typed, startsAt: new Date('2026-11-28T01:05:00Z'), endsAt: null },
  ])
  const wrong = (slots: unknown) => typedSlotsSchema.safeParse(slots).error?.issues[0]?.message
  expect(wrong([{ ...typed, endsAt: '明天' }])).toBe('时间要写成 2026-11-28 09:05 这样')
  expect(wrong(Array(61).fill(typed))).toBe('一页最多放 60 篇')
})

it('its preview opens to nobody without a session', async () => {
  const answer = await ask(preview, '/preview/front?slots=[{', {})
  expect(answer.status).toBe(401)
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
})
