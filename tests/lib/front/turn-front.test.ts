import { expect, it } from 'vitest'
import { GET as preview } from '#app/preview/front/route.tsx'
import { turnTheFront } from '#lib/job-runner/turn-front-job.ts'
import { cacheableUntil } from '#lib/web/cacheable-response.ts'
import { purgedTags } from '../../support/purged-tags.ts'
import { ask } from '../../support/routes.ts'

it('a page is made anew when a slot begins or ends, wherever it is kept', async () => {
  expect(await purgedTags(() => turnTheFront({ city: null }))).toEqual([['front']])
  expect(await purgedTags(() => turnTheFront({ city: 'lecong' }))).toEqual([['city:lecong']])

  const now = new Date('2026-11-28T10:00:00.000Z')
  const seconds = (changesAt: string | null) =>
    Number(/s-maxage=(\d+)$/.exec(cacheableUntil(changesAt === null ? null : new Date(changesAt), now))?.[1])
  expect(seconds(null)).toBe(60)
  expect(seconds('2026-11-28T10:00:07.900Z')).toBe(7)
  expect(seconds('2026-11-29T10:00:00.000Z')).toBe(60)
  expect(seconds('2026-11-28T10:00:00.000Z')).toBe(0)
})

it('its preview opens to nobody without a session', async () => {
  const answer = await ask(preview, '/preview/front?slots=[{', {})
  expect(answer.status).toBe(401)
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
})
