import { createRequire } from 'node:module'

// React's development build, whose warnings fail a test, records the calls that led to each element, which takes a third of the time in
// which pages are made, for a line that no test reads. Of more than so many elements a second it records none: here it always counts
// more.

const { __CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE: internals } = createRequire(
  import.meta.url,
)('react') as Record<string, object>

if (!internals || !('recentlyCreatedOwnerStacks' in internals))
  throw new Error('React counts its owner stacks in another way now; see tests/support/no-owner-stacks.ts')
Object.defineProperty(internals, 'recentlyCreatedOwnerStacks', {
  get: () => Number.POSITIVE_INFINITY,
  set: () => {},
  configurable: true,
})
