import { readdirSync, statSync } from 'node:fs'
import { defineConfig } from '@playwright/test'
import { findBrowser } from './deploy/browser.mjs'

const bytesOf = (name: string) => statSync(`tests/e2e/${name}`).size
/** The longest first: one that begins last is waited for with a single worker at work. */
const specs = readdirSync('tests/e2e')
  .filter((name) => name.endsWith('.spec.ts'))
  .sort((one, other) => bytesOf(other) - bytesOf(one))

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/support/started-data.ts',
  // Two cores, and pages wait for answers and animations most of the time.
  workers: 3,
  // A machine whose cores are busy with something else is slow, not wrong.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  // A project a file, since each file has a portal of its own. No test needs another one to have run.
  projects: specs.map((name) => ({ name: name.replace('.spec.ts', ''), testMatch: name })),
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.BROWSER_EXECUTABLE ?? (await findBrowser()) ?? '',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
