import { node, prepare } from './prepare.mjs'
import { command, handOver } from './steps.mjs'

await command(async () => {
  await prepare()
  const { watchAssets } = await import('./assets.mjs')
  const watching = watchAssets()
  const code = await handOver(node, ['server.ts'], { NODE_ENV: 'development' })
  watching.close()
  return code
})
