import { expect, it } from 'vitest'
import { internText } from '#lib/page-cache/intern-text.ts'

it('an equal text is known the second time, and a long one never: it is rarely equal to another', () => {
  const text = `W/"${performance.now()}"`
  expect(internText(text)).toEqual({ text, isNew: true })
  expect(internText(`${text}`)).toEqual({ text, isNew: false })
  const long = 'x'.repeat(1_025)
  for (let times = 0; times < 2; times++) expect(internText(long)).toEqual({ text: long, isNew: true })
})

it('the texts that were not used for long are forgotten, and those in use are not', () => {
  internText('in use')
  for (let made = 0; made < 6_000; made++) {
    internText(`made ${made}`)
    internText('in use')
  }
  expect(internText('in use').isNew).toBe(false)
  expect(internText('made 1').isNew).toBe(true)
})
