import { node, prepare, prepareBuild } from './prepare.mjs'
import { command, runInTerminal } from './steps.mjs'

await command(async () => {
  await prepare()
  await prepareBuild()
  return runInTerminal(node, ['bench/run.ts', ...process.argv.slice(2)], { NODE_ENV: 'production' })
})
