import { expect, it } from 'vitest'
import { cutText } from '#components/desk/leaving-text.ts'
import { someContent } from '../../support/desk-cast.ts'
import { aBodyOf } from '../../support/reader-cast.ts'

const of = (...paragraphs: string[]) => someContent({ body: aBodyOf(...paragraphs) })

// What is cut, put back between the blocks of any text that the server may hold, is the text again.
it.each([
  ['a word in the middle', ['一', '二', '三'], ['一', '两', '三'], { first: 1, last: 1 }],
  ['a paragraph at the end', ['一', '二'], ['一', '二', '三'], { first: 2, last: 0 }],
  ['one that goes', ['一', '二', '三'], ['一', '三'], { first: 1, last: 1 }],
  ['one of two alike', ['一', '一', '一'], ['一', '一'], { first: 2, last: 0 }],
  ['nothing', ['一', '二'], ['一', '二'], { first: 2, last: 0 }],
  ['everything', ['一'], ['二', '三'], { first: 0, last: 0 }],
  ['all that there was', ['一'], [], { first: 0, last: 0 }],
])('cuts %s', (_, before, after, keeps) => {
  const cut = cutText(of(...after), [of(...before)])
  expect(cut.keeps).toEqual(keeps)
  const last = before.slice(before.length - keeps.last)
  const whole = [...of(...before.slice(0, keeps.first)).body.content, ...cut.content.body.content]
  expect([...whole, ...of(...last).body.content]).toEqual(of(...after).body.content)
})

it('keeps only what two texts have in common with it, where the server may hold either', () => {
  const cut = cutText(of('一', '两', '三', '四', '五'), [
    of('一', '二', '三', '四'),
    of('一', '两', '三', '肆'),
  ])
  expect(cut.keeps).toEqual({ first: 1, last: 0 })
})
