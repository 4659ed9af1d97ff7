import type { FrontPlace, FrontSlot } from './front-entry.ts'

/** Those at a place, in their order. */
export function slotsAt(slots: readonly FrontSlot[], place: FrontPlace): FrontSlot[] {
  return slots.filter((one) => isAt(one, place))
}

function isAt(one: FrontPlace, { zone, columnId }: FrontPlace): boolean {
  return one.zone === zone && one.columnId === columnId
}

/** With this slot at a place, before the one that stands there at `index` now, else last; wherever it stood before. */
export function placed(
  slots: readonly FrontSlot[],
  slot: FrontSlot,
  { zone, columnId }: FrontPlace,
  index = Number.POSITIVE_INFINITY,
): FrontSlot[] {
  const before = slotsAt(slots, { zone, columnId })[index]
  if (before?.key === slot.key) return [...slots]
  const others = slots.filter(({ key }) => key !== slot.key)
  const at = before ? others.indexOf(before) : others.length
  return others.toSpliced(at, 0, { ...slot, zone, columnId })
}

/** With a slot one place further up or down among those at its place. */
export function moved(slots: readonly FrontSlot[], slot: FrontSlot, step: -1 | 1): FrontSlot[] {
  const own = slotsAt(slots, slot)
  const other = own[own.findIndex(({ key }) => key === slot.key) + step]
  if (!other) return [...slots]
  return slots.map((one) => (one.key === slot.key ? other : one.key === other.key ? slot : one))
}

/** Whether readers would see the same. */
export function isSameOrder(some: readonly FrontSlot[], others: readonly FrontSlot[]): boolean {
  const told = (slots: readonly FrontSlot[]) =>
    JSON.stringify(
      slots
        .map(({ zone, columnId, article, startsAt, endsAt }) => [
          zone,
          columnId,
          article.id,
          startsAt,
          endsAt,
        ])
        .sort((one, other) => `${one[0]} ${one[1]}`.localeCompare(`${other[0]} ${other[1]}`)),
    )
  return told(some) === told(others)
}
