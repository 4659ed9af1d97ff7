import { expect, it } from 'vitest'
import { isBlockedPort } from '#lib/blocked-ports.ts'

// Purpose: what is refused at the start is what the portal's own jobs could not fetch, and what browsers do not open; nothing more.

const ports = Array.from({ length: 65_535 }, (_, index) => index + 1)

/** What stands in the way of a request, which for a blocked port is said before anything is sent. */
const obstacle = (port: number) =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => null,
    ({ cause }: Error) => (cause instanceof Error ? cause.message : null),
  )

it('holds only ports that fetch refuses itself, and none of those in use for pages', async () => {
  const blocked = ports.filter(isBlockedPort)
  expect(blocked).toHaveLength(82)
  expect(new Set(await Promise.all(blocked.map(obstacle)))).toEqual(new Set(['bad port']))
  expect([80, 443, 3000, 8080, 8443, 10_443].filter(isBlockedPort)).toEqual([])
})
