import type { Metadata } from 'next'
import { notFound } from 'next/navigation.js'
import { formatTime } from '#components/desk/format-time.ts'
import { FrontDesk } from '#components/desk/front-desk.tsx'
import { listForDesk } from '#lib/articles/desk-list.ts'
import { placesInFrame } from '#lib/cities/cities.ts'
import { blockColumns } from '#lib/front/block-columns.ts'
import { frontForDesk } from '#lib/front/desk-front.ts'
import { requireEditor } from '#lib/web/session.ts'
import { arrange, find } from './actions.ts'
import { foundArticle, shownSlot } from './front-article.ts'

export const metadata: Metadata = { title: '首页' }

type Asked = Promise<Record<string, string | string[] | undefined>>

/** Where editors place articles on the front page and on the cities'. */
export default async function Front({ searchParams }: { searchParams: Asked }) {
  const { city: slug } = await searchParams
  const { editor } = await requireEditor('/admin/front')
  const { cities, columns } = await placesInFrame()
  const city = slug === undefined ? null : cities.find((one) => one.slug === slug)
  if (city === undefined) notFound()
  const cityId = city?.id ?? null
  const [front, newest] = await Promise.all([
    frontForDesk(editor, cityId),
    listForDesk(editor, { status: 'published', limit: 20, ...(city ? { citySlug: city.slug } : {}) }),
  ])
  const withBlocks = blockColumns(city?.columns ?? columns)
  // A column may have lost its block since.
  const slots = front.slots.filter(
    ({ columnId }) => columnId === null || withBlocks.some(({ id }) => id === columnId),
  )
  return (
    <FrontDesk
      key={city?.slug ?? ''}
      city={city?.slug ?? null}
      pages={[{ city: null, name: '首页' }, ...cities.map(({ slug, name }) => ({ city: slug, name }))]}
      columns={withBlocks.map(({ id, name }) => ({ id, name }))}
      version={front.version}
      changed={front.changedAt ? `${front.actor} 编排于 ${formatTime(front.changedAt)}` : ''}
      stored={slots.map((slot, at) => shownSlot(slot, at, cityId))}
      newest={newest.items.map(foundArticle)}
      verbs={{ arrange, find }}
    />
  )
}
