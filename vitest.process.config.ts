import { defineConfig } from 'vitest/config'

/** Tests of the portal as processes: started, killed, refused. They need the production build. */
export default defineConfig({
  test: {
    include: ['tests/process/**/*.test.ts'],
    pool: 'forks',
    // Each starts portals and databases of its own; two cores hold one at a time.
    maxWorkers: 1,
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
})
