import { db } from '#lib/db/client.ts'
import { formatPageKey } from '../articles/page-key.ts'
import { listedByNumber } from '../articles/published-list.ts'
import type { ListedArticle } from '../articles/published-types.ts'
import { newestOf } from '../time.ts'
import { blockColumns } from './block-columns.ts'
import { newestOn, readCandidates } from './candidates.ts'
import { composeZones } from './compose-zones.ts'
import type { Front, Zones } from './front-types.ts'
import { placedAt, type Slot, slotChanges, storedSlots } from './slots.ts'

type Asked = {
  /** Null: the front page of the whole site. */
  cityId: number | null
  /** The columns that it has, in their order. */
  columnIds: readonly number[]
  now: Date
  /** To be shown instead of those that are stored. */
  slots?: readonly Slot[] | undefined
}

/** So many of the other newest stand on the site's page. */
const MORE_OF_SITE = 12

/** The front page, or a city's, as it is at a moment: what editors placed, and else the newest. */
export async function readFront({ cityId, columnIds, now, ...asked }: Asked): Promise<Front> {
  const withBlocks = blockColumns(columnIds)
  const [stored, candidates, citiesChangedAt] = await Promise.all([
    storedSlots(cityId),
    readCandidates(cityId, withBlocks),
    changeOfCities(cityId),
  ])
  const slots = asked.slots ?? stored.slots
  // What stands in a block that the page has no more is placed as if nobody had.
  const shown = slots.filter(({ columnId }) => columnId === null || withBlocks.includes(columnId))
  const placed = await placedAt(shown, cityId, now)
  const newest = candidates.newest.slice(0, newestOn(cityId))
  const composed = composeZones({ placed, newest, columns: candidates.columns })
  // The list of a city goes on where its page ends; that of the site begins anew.
  const zones = cityId === null ? { ...composed, more: composed.more.slice(0, MORE_OF_SITE) } : composed
  // The last of the newest is where the list goes on, wherever on this page it stands.
  const isAll = candidates.newest.length === newest.length && zones.more.length === composed.more.length
  const last = isAll ? undefined : newest.at(-1)?.id
  const listed = await listedByNumber(last === undefined ? idsOf(zones) : [...idsOf(zones), last])
  const articles = new Map(listed.map((one) => [one.id, one]))
  const end = last === undefined ? undefined : articles.get(last)
  const { last: slotsChangedAt, next } = slotChanges(slots, now)
  return {
    ...filled(zones, articles),
    olderThan: end ? formatPageKey({ at: end.publishedAt, id: end.id }) : null,
    changedAt: newestOf([
      citiesChangedAt,
      stored.changedAt,
      slotsChangedAt,
      ...listed.flatMap(({ picture }) => (picture ? [new Date(picture.changedAt)] : [])),
    ]),
    changesAt: next,
  }
}

async function changeOfCities(cityId: number | null): Promise<Date | null> {
  const where = cityId === null ? {} : { id: cityId }
  const { _max } = await db().city.aggregate({ where, _max: { changedAt: true } })
  return _max.changedAt
}

function idsOf({ lead, secondary, blocks, more }: Zones<number>): number[] {
  const inBlocks = blocks.flatMap(({ head, titles }) => [head, ...titles])
  return [...(lead === null ? [] : [lead]), ...secondary, ...inBlocks, ...more]
}

/** With the articles for their numbers; one that was taken down meanwhile leaves its place empty. */
function filled(
  { lead, secondary, blocks, more }: Zones<number>,
  articles: ReadonlyMap<number, ListedArticle>,
): Zones<ListedArticle> {
  const all = (ids: readonly number[]) => ids.flatMap((id) => articles.get(id) ?? [])
  return {
    lead: (lead !== null && articles.get(lead)) || null,
    secondary: all(secondary),
    blocks: blocks.flatMap(({ columnId, head, titles }) => {
      const [first, ...others] = all([head, ...titles])
      return first ? [{ columnId, head: first, titles: others }] : []
    }),
    more: all(more),
  }
}
