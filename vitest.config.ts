import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/process/**'],
    globalSetup: ['tests/support/global-setup.ts'],
    setupFiles: ['tests/support/setup.ts'],
    // Dates here are Asia/Shanghai whatever the server says; the suite runs where an hour has 45 minutes too many.
    env: {
      TZ: 'Asia/Kathmandu',
      SECRET: 'a-secret-of-the-test-suite-that-is-long-enough',
      LOG_LEVEL: 'silent',
    },
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    restoreMocks: true,
  },
})
