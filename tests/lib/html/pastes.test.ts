import { expect, it } from 'vitest'
import { pastes } from '../../fixtures/pastes/pastes.ts'
import { tidied } from './tidied.ts'

it.each(pastes)('what $program puts on the clipboard arrives as its structure', ({ html, tidy, leftOut }) => {
  const inside = /<body[^>]*>(.*)<\/body>/s.exec(html)?.[1] ?? ''
  const found = tidied(inside)
  expect(found.html).toBe(tidy.join(''))
  expect(found.leftOut).toBe(leftOut)
})
