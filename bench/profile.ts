import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requestsPerSecond } from './load.ts'
import { startPortal } from './portal.ts'

const SECONDS = 10
const SHOWN = 25

type Profile = {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[]
  samples: number[]
  timeDeltas: number[]
}

/** Profiles a process while it answers one cached article (`node --cpu-prof`). */
export async function profile(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'citysite-profile-'))
  const portal = await startPortal({ node: ['--cpu-prof', `--cpu-prof-dir=${folder}`] })
  const rate = await requestsPerSecond({ url: `${portal.url}/articles/1` }, SECONDS)
  await portal.stop()
  const [file = ''] = await readdir(folder)
  console.log(`${Math.round(rate)} requests a second; the whole profile, for a browser's tools:`)
  console.log(join(folder, file))
  for (const [name, share] of busiest(JSON.parse(await readFile(join(folder, file), 'utf8'))))
    console.log(`${(share * 100).toFixed(1).padStart(5)} %  ${name}`)
}

/** The functions by self time, as shares of the time that was not idle. */
function busiest({ nodes, samples, timeDeltas }: Profile): [name: string, share: number][] {
  const names = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => {
      const file = url.split('/').slice(-2).join('/')
      return [id, `${functionName || '(anonymous)'}  ${file}${file ? `:${lineNumber + 1}` : ''}`]
    }),
  )
  const spent = new Map<string, number>()
  let all = 0
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? ''
    if (name.startsWith('(idle)')) continue
    const time = timeDeltas[index] ?? 0
    all += time
    spent.set(name, (spent.get(name) ?? 0) + time)
  }
  const sorted = [...spent].sort(([, one], [, other]) => other - one).slice(0, SHOWN)
  return sorted.map(([name, time]) => [name, time / all])
}
