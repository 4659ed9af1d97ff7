import { defineConfig } from 'vitest/config'

/** Tests of the portal as processes: started, killed, refused. They need the production build. */
export default defineConfig({
  test: {
    include: ['tests/process/**/*.test.ts'],
    pool: 'forks',
    globalSetup: ['tests/support/started-data.ts'],
    // Each starts portals and databases of its own, and waits for them most of the time.
    maxWorkers: 3,
    testTimeout: 480_000,
    hookTimeout: 240_000,
  },
})
