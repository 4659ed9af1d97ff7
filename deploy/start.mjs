import { memoryEnvironment, memoryOptions } from './memory.mjs'
import { node, prepare, prepareBuild } from './prepare.mjs'
import { command, runInTerminal } from './steps.mjs'

await command(async () => {
  await prepare()
  await prepareBuild()
  return runInTerminal(node, [...memoryOptions, 'server.ts'], {
    NODE_ENV: 'production',
    ...memoryEnvironment,
  })
})
