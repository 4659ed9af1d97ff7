import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { asBrowsers, median } from '../load.ts'
import { startPortal } from '../portal.ts'
import { steadyP99 } from '../steady.ts'
import { atMost, type Row } from '../table.ts'

/** Readers' pages in a second, and for how long. */
const READERS_PER_SECOND = 100
const SECONDS = 10
const ROUNDS = 3

/** What readers wait for an article while so many forms arrive in ten seconds, against a portal at rest. */
export async function measureFormBurst(forms: number): Promise<Row[]> {
  const portal = await startPortal()
  try {
    const ratios: number[] = []
    const read = reader(`${portal.url}/articles/1`)
    await steadyP99(read, READERS_PER_SECOND, SECONDS / 2)
    for (let round = 0; round < ROUNDS; round++) {
      const idle = await steadyP99(read, READERS_PER_SECOND, SECONDS)
      const burst = await beginBurst(portal.url, portal.database.secret, forms)
      const busy = await steadyP99(read, READERS_PER_SECOND, SECONDS)
      console.log(
        `p99 at rest ${idle.toFixed(1)} ms, under the burst ${busy.toFixed(1)} ms; forms ${await burst.end()}`,
      )
      ratios.push(busy / idle)
    }
    const shown = (value: number) => `${value.toPrecision(2)} ×`
    return [
      atMost(
        2,
        `article page, p99 while ${forms} forms arrive in ten seconds`,
        'p99 at rest',
        median(ratios),
        shown,
      ),
    ]
  } finally {
    await portal.stop()
  }
}

/** Sends the forms from a process of its own, so that the readers' clock does not wait for them, and at a lower priority: a portal's
 *  senders have processors of their own, and what is measured is what their forms cost it. */
async function beginBurst(url: string, secret: string, forms: number) {
  const words = ['tests/support/send-forms.ts', url, String(forms), String(SECONDS)]
  const sender = spawn('nice', ['-n', '10', process.execPath, ...words], {
    env: { ...process.env, SECRET: secret },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(sender, 'exit')
  let said = ''
  sender.stdout.on('data', (text) => {
    said += text
  })
  await once(sender.stdout, 'data')
  sender.stdin.write('go\n')
  return {
    end: async () => {
      await ended
      return said.trim().split('\n').at(-1)
    },
  }
}

function reader(url: string): () => Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  return () =>
    new Promise((resolve, reject) => {
      const asked = request(url, { agent, headers: asBrowsers }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
        response.resume().once('end', resolve)
      })
      asked.once('error', reject).end()
    })
}
