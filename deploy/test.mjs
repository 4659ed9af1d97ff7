import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { obtainBrowser } from './browser.mjs'
import { node, prepare, prepareBuild, root } from './prepare.mjs'
import { failures, figures } from './report.mjs'
import { command, run, runInTerminal, StepError, step } from './steps.mjs'

const results = join(root, 'test-results')
const program = (path) => [join(root, 'node_modules', path)]
const biome = program('@biomejs/biome/bin/biome')
const next = program('next/dist/bin/next')
const tsc = program('typescript/bin/tsc')
const knip = program('knip/bin/knip.js')
const vitest = program('vitest/vitest.mjs')
const playwright = program('@playwright/test/cli.js')

/** The lines of what a failure said that are printed at the end, of the first and the last ones. */
const [FIRST_LINES, LAST_LINES] = [12, 12]

const tally = { passed: 0, failed: 0 }
const failed = []

await command(async () => {
  process.env.TZ = 'Asia/Kathmandu'
  await prepare()
  rmSync(results, { recursive: true, force: true })
  process.env.BROWSER_EXECUTABLE = await step('browser', obtainBrowser)
  // Side by side: most of them keep one core busy.
  await Promise.all([
    check('format and lint', [...biome, 'ci', '--error-on-warnings']),
    check('types', [...next, 'typegen'], [...tsc, '--noEmit']),
    check('dead code', [...knip]),
  ])
  await suite('unit', [...vitest, 'run'])
  if (await passes('build', prepareBuild)) {
    await suite('process', [...vitest, 'run', '--config', 'vitest.process.config.ts'])
    await suite('e2e', [...playwright, 'test'])
  }
  for (const failure of failed) process.stdout.write(described(failure))
  process.stdout.write(`\n${tally.passed} passed, ${tally.failed} failed\n`)
  return tally.failed === 0 ? 0 : 1
})

/** Runs a check, which passes if all its programs exit with 0. */
async function check(name, ...programs) {
  await passes(name, () =>
    step(name, async (progress) => {
      for (const words of programs) await run(node, words, { progress })
    }),
  )
}

async function passes(name, work) {
  try {
    await work()
    tally.passed += 1
    return true
  } catch (error) {
    if (!(error instanceof StepError)) throw error
    process.stdout.write(`${error.message}\n`)
    failed.push({ name, file: '', message: error.message })
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
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  const counts = report ? figures(report) : { passed: 0, failed: 0 }
  const told = report ? failures(report) : []
  failed.push(...told)
  tally.passed += counts.passed
  tally.failed += counts.failed
  if (counts.failed > 0 || (code === 0 && counts.passed > 0)) return
  // A runner that fails without a failed test (a crash, an unhandled error, no tests) counts as one failure.
  tally.failed += 1
  const message = `It ended with ${code} and ${counts.passed} tests that passed; see above.`
  if (told.length === 0) failed.push({ name, file: '', message })
}

/** A failure as it is said once more at the end, since its report is far above. */
function described({ name, file, message }) {
  const lines = stripVTControlCharacters(message).trim().split('\n')
  const left = Math.max(lines.length - FIRST_LINES - LAST_LINES, 0)
  const shown = left > 0 ? lines.toSpliced(FIRST_LINES, left, `… ${left} lines`) : lines
  return `\n✘ ${[relative(root, file), name].filter(Boolean).join(' ')}\n${shown.map((line) => `  ${line}\n`).join('')}`
}
