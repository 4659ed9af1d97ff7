import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { nginxStatic } from '../baselines/nginx.ts'
import { plainString } from '../baselines/plain-string.ts'
import { asBrowsers, rateRatio, requestsPerSecond } from '../load.ts'
import { atLeast, type Row, times } from '../table.ts'
import type { Bench } from './measure.ts'

/** One article from the page cache of one process. */
export async function measureCached({ portal, next }: Bench): Promise<Row[]> {
  const page = { url: `${portal.url}/articles/1` }
  await requestsPerSecond(page, 2)
  // By now its bodies are compressed with the best effort.
  await sleep(500)
  const { bytes, encoding } = await travelling(page.url)
  const rows: Row[] = []

  const nginx = await nginxStatic(bytes, encoding)
  if (nginx) {
    rows.push(
      atLeast(
        0.4,
        'article page, cached, one process',
        `nginx with one worker, the same ${encoding} bytes`,
        await rateRatio(page, nginx),
      ),
    )
    await nginx.stop()
  }
  const plain = await plainString(bytes, encoding)
  const ofPlain = await rateRatio(page, plain)
  await plain.stop()
  rows.push({
    what: 'the same',
    against: 'a plain string by `node:http`, the same bytes',
    figure: times(ofPlain),
    target: '',
  })
  const ofIsr = await rateRatio(page, { url: `${next.url}isr/1` })
  rows.push(atLeast(15, 'the same', '`next start`, ISR page of the same article', ofIsr))
  return rows
}

/** The body as a browser receives it, and its content encoding. */
function travelling(url: string): Promise<{ bytes: Buffer; encoding: string }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: asBrowsers }, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      resolve({ bytes: Buffer.concat(chunks), encoding: response.headers['content-encoding'] ?? 'identity' })
    }).once('error', reject)
  })
}
