import { expect, it } from 'vitest'
import { inertHtml } from '#components/desk/inert-html.ts'

it('renames styles and handlers, in tags only', () => {
  expect(inertHtml('<p style="color:red" ONCLICK = \'x>y\' class=a> style=b onclick=c</p>')).toBe(
    '<p data-style="color:red" data-ONCLICK= \'x>y\' class=a> style=b onclick=c</p>',
  )
  expect(inertHtml('a < b <br\nonload=x> <i title="> style=1" style=2>')).toBe(
    'a < b <br data-onload=x> <i title="> data-style=1" data-style=2>',
  )
})

it('leaves alone what is no whole tag', () => {
  for (const html of ['', 'text', '<', '<a', '<a title="x', 'a <1 style=2>'])
    expect(inertHtml(html)).toBe(html)
})

it('takes little time, however hostile the paste', () => {
  const started = performance.now()
  for (const piece of ['<a', '<a "', "<a '", '<a>', '<a on', ' style', '<a\t'])
    inertHtml(piece.repeat(50_000))
  expect(performance.now() - started).toBeLessThan(15_000)
})
