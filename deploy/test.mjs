import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { obtainBrowser } from './browser.mjs'
import { node, prepare, prepareBuild, root } from './prepare.mjs'
import { command, run, runInTerminal, StepError, step } from './steps.mjs'

const results = join(root, 'test-results')
const program = (path) => [join(root, 'node_modules', path)]
const biome = program('@biomejs/biome/bin/biome')
const next = program('next/dist/bin/next')
const tsc = program('typescript/bin/tsc')
const knip = program('knip/bin/knip.js')
const vitest = program('vitest/vitest.mjs')
const playwright = program('@playwright/test/cli.js')

const tally = { passed: 0, failed: 0 }

await command(async () => {
  process.env.TZ = 'Asia/Kathmandu'
  await prepare()
  rmSync(results, { recursive: true, force: true })
  process.env.BROWSER_EXECUTABLE = await step('browser', obtainBrowser)
  await check('format and lint', [...biome, 'ci', '--error-on-warnings'])
  await check('types', [...next, 'typegen'], [...tsc, '--noEmit'])
  await check('dead code', [...knip])
  await suite('unit', [...vitest, 'run'])
  if (await passes(() => prepareBuild())) {
    await suite('process', [...vitest, 'run', '--config', 'vitest.process.config.ts'])
    await suite('e2e', [...playwright, 'test'])
  }
  process.stdout.write(`\n${tally.passed} passed, ${tally.failed} failed\n`)
  return tally.failed === 0 ? 0 : 1
})

/** Runs a check, which passes if all its programs exit with 0. */
async function check(name, ...programs) {
  await passes(() =>
    step(name, async (progress) => {
      for (const words of programs) await run(node, words, { progress })
    }),
  )
}

async function passes(work) {
  try {
    await work()
    tally.passed += 1
    return true
  } catch (error) {
    if (!(error instanceof StepError)) throw error
    process.stdout.write(`${error.message}\n`)
    tally.failed += 1
    return false
  }
}

/** Runs a test suite, which prints its own report and writes its figures to test-results. */
async function suite(name, words) {
  const file = join(results, `${name}.json`)
  const reporters = name === 'e2e' ? [] : ['--reporter=default', '--reporter=json', `--outputFile=${file}`]
  process.stdout.write(`\n${name}\n`)
  const code = await runInTerminal(node, [...words, ...reporters])
  const { passed, failed } = existsSync(file)
    ? figures(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0 }
  tally.passed += passed
  // A runner that fails without a failed test (a crash, an unhandled error, no tests) counts as one failure.
  tally.failed += failed === 0 && (code !== 0 || passed === 0) ? 1 : failed
}

/** The figures of a report of Vitest or Playwright. */
function figures(report) {
  if ('numPassedTests' in report) return { passed: report.numPassedTests, failed: report.numFailedTests }
  const { expected, unexpected, flaky } = report.stats
  return { passed: expected, failed: unexpected + flaky }
}
