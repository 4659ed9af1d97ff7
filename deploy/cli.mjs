import { node, prepare } from './prepare.mjs'
import { command, runInTerminal } from './steps.mjs'

await command(async () => {
  await prepare({ stdout: process.stderr, quiet: true })
  return runInTerminal(node, ['lib/cli/main.ts', ...process.argv.slice(2)], { NODE_ENV: 'production' })
})
