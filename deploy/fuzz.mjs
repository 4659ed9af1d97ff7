import { node, prepare, prepareBuild } from './prepare.mjs'
import { command, handOver } from './steps.mjs'

await command(async () => {
  await prepare()
  await prepareBuild()
  return handOver(node, ['tests/fuzz/main.ts', ...process.argv.slice(2)])
})
