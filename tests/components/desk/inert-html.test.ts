import { expect, it } from 'vitest'
import { inertHtml } from '#components/desk/inert-html.ts'

it('renames styles and handlers, in tags only', () => {
  expect(inertHtml('<p style="color:red" ONCLICK = \'x>y\' class=a> style=b onclick=c</p>')).toBe(
    '<p data-inert-style="color:red" data-inert-ONCLICK= \'x>y\' class=a> style=b onclick=c</p>',
  )
  expect(inertHtml('a < b <br\nonload=x> <i title="> style=1" style=2>')).toBe(
    'a < b <br\ndata-inert-onload=x> <i title="> data-inert-style=1" data-inert-style=2>',
  )
})

it('leaves out style sheets, also one that is not closed', () => {
  expect(inertHtml('<STYLE type=x><!-- p > a{} --></style >一<style>p{}')).toBe('一')
})

it('leaves alone what is no whole tag', () => {
  for (const html of ['', 'text', '<', '<a', '<a title="x', 'a <1 style=2>'])
    expect(inertHtml(html)).toBe(html)
})

it('leaves out tags that stand too deep, and their ends, and keeps their words', () => {
  const deep = `${'<div>'.repeat(400)}一${'</div>'.repeat(400)}二`
  expect(inertHtml(deep)).toBe(`${'<div>'.repeat(250)}一${'</div>'.repeat(250)}二`)
  const flat = '<p>一<br>'.repeat(400)
  expect(inertHtml(flat)).toBe(flat)
})

it('takes little time, however hostile the paste', () => {
  const started = performance.now()
  for (const piece of ['<a', '<a "', "<a '", '<a>', '<a on', ' style', '<a\t', '<style'])
    inertHtml(piece.repeat(50_000))
  expect(performance.now() - started).toBeLessThan(15_000)
})
