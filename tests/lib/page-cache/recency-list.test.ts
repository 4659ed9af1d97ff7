import { expect, it } from 'vitest'
import { type Linked, RecencyList } from '#lib/page-cache/recency-list.ts'

interface Item extends Linked<Item> {
  name: number
}

it('is in the order of last use after any sequence of uses and removals', () => {
  const list = new RecencyList<Item>()
  const items = Array.from({ length: 8 }, (_, name): Item => ({ name, newer: null, older: null }))
  let expected: number[] = []
  let random = 7
  for (let step = 0; step < 3_000; step++) {
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648
    const item = items[(random >> 8) % items.length]
    if (!item) throw new Error('there are eight')
    expected = expected.filter((name) => name !== item.name)
    if ((random >> 16) % 4 === 0) list.remove(item)
    else {
      list.touch(item)
      expected.push(item.name)
    }
    const order: number[] = []
    for (let at = list.oldest; at; at = at.newer) order.push(at.name)
    expect(order).toEqual(expected)
  }
})
