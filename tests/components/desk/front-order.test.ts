import { describe, expect, it } from 'vitest'
import type { FrontPlace, FrontSlot } from '#components/desk/front-entry.ts'
import { isSameOrder, moved, placed, slotsAt } from '#components/desk/front-order.ts'

const lead: FrontPlace = { zone: 'lead', columnId: null }
const people: FrontPlace = { zone: 'column', columnId: 2 }
const aSlot = (key: string, place: FrontPlace): FrontSlot => ({
  ...{ ...place, key, startsAt: '', endsAt: '' },
  article: { id: key.charCodeAt(0), title: key, city: '乐从', published: '今天', absence: '' },
})
const slots = [aSlot('a', lead), aSlot('b', people), aSlot('c', lead), aSlot('d', lead)]
const keys = (some: readonly FrontSlot[], place = lead) => slotsAt(some, place).map(({ key }) => key)
const [a = aSlot('a', lead), b = aSlot('b', people), c = aSlot('c', lead)] = slots

describe('the order of slots', () => {
  it('changes within a place, and not beyond its ends', () => {
    expect(keys(moved(slots, c, -1))).toEqual(['c', 'a', 'd'])
    expect(keys(moved(slots, c, 1))).toEqual(['a', 'd', 'c'])
    expect(keys(moved(slots, a, -1))).toEqual(['a', 'c', 'd'])
    expect(keys(moved(slots, b, 1), people)).toEqual(['b'])
  })

  it('takes in what is brought from another place or from outside, where it is dropped', () => {
    expect(keys(placed(slots, b, lead, 1))).toEqual(['a', 'b', 'c', 'd'])
    expect(keys(placed(slots, b, lead, 1), people)).toEqual([])
    expect(keys(placed(slots, aSlot('e', lead), people, 0), people)).toEqual(['e', 'b'])
    expect(keys(placed(slots, aSlot('e', lead), lead))).toEqual(['a', 'c', 'd', 'e'])
    expect(keys(placed(slots, a, lead))).toEqual(['c', 'd', 'a'])
    expect(keys(placed(slots, c, lead, 1))).toEqual(['a', 'c', 'd'])
  })

  it('is the same where each place holds the same in the same order', () => {
    expect(isSameOrder(slots, [b, ...slots.filter((one) => one !== b)])).toBe(true)
    expect(isSameOrder(slots, moved(slots, c, -1))).toBe(false)
    expect(isSameOrder(slots, [{ ...a, endsAt: '2026-11-28T08:00' }, ...slots.slice(1)])).toBe(false)
  })
})
