import { node, prepare } from './prepare.mjs'
import { command, runInTerminal } from './steps.mjs'

await command(async () => {
  await prepare()
  const { watchAssets } = await import('./assets.mjs')
  const watching = watchAssets()
  const code = await runInTerminal(node, ['server.ts'], { NODE_ENV: 'development' })
  watching.close()
  return code
})
