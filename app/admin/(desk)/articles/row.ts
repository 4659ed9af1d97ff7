import type { Row } from '#components/desk/article-table.tsx'
import { when } from '#components/desk/when.ts'
import type { DeskListItem } from '#lib/articles/desk-types.ts'
import { originNames } from '#lib/articles/origin.ts'
import { statusNames } from '#lib/articles/status.ts'
import { shanghaiTimestamp } from '#lib/time.ts'

/** An article as a line of the list. */
export function rowOf(item: DeskListItem): Row {
  const state = statusNames[item.status]
  return {
    id: item.id,
    version: item.version,
    title: item.title,
    about: [originNames[item.origin], item.sourceName].filter(Boolean).join(' · '),
    status: item.status,
    statusLabel: item.takedownStatus === null ? state : `${state} ${item.takedownStatus}`,
    city: item.city.name,
    changed: when(item.changedAt),
    changedIso: shanghaiTimestamp(item.changedAt),
    views: item.publishedAt ? item.views.toLocaleString('en') : '–',
  }
}
