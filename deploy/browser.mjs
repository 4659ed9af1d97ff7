import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { run, StepError } from './steps.mjs'

// The headless shell first: it opens a page in less than half the time.
const installed = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * A browser that can be started: Playwright's own, or one of the system.
 * @returns {Promise<string | null>} the path of its program
 */
export async function findBrowser() {
  const { chromium } = await import('@playwright/test')
  return [chromium.executablePath(), ...installed].find(starts) ?? null
}

/**
 * The same. Where there is none, as root Debian's package is installed, else the npm package's is unpacked.
 * @param {(line: string) => void} progress
 * @returns {Promise<string>}
 * @throws StepError
 */
export async function obtainBrowser(progress) {
  return (await findBrowser()) ?? (await fromDebian(progress)) ?? (await fromPackage())
}

async function fromDebian(progress) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  try {
    await run('apt-get', ['update'], { env, progress })
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium-headless-shell'], {
      env,
      progress,
    })
  } catch (error) {
    if (!(error instanceof StepError)) throw error
    return null
  }
  return findBrowser()
}

async function fromPackage() {
  const { default: chromium } = await import('@sparticuz/chromium')
  const program = await chromium.executablePath()
  if (starts(program)) return program
  throw new StepError(
    'no browser for the end-to-end tests: install Chromium (on Debian: apt-get install chromium)',
  )
}

function starts(program) {
  return existsSync(program) && spawnSync(program, ['--version'], { timeout: 20_000 }).status === 0
}
