import { closeDatabase } from '#lib/db/client.ts'
import { drainViews } from '#lib/views/queue.ts'
import { firstView } from './first-view.ts'
import { driver, requestsPerSecond } from './load.ts'
import { nginxStatic, plainString } from './peers.ts'
import { startPortal } from './portal.ts'
import { measureViews } from './views.ts'

const PORT = 3977
const rows: string[][] = [['what', 'against', 'figure', 'expected']]
const ratio = (value: number) => `${value.toPrecision(2)} ×`
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`

console.log(`Measuring with ${driver()}, 32 connections; about a minute.`)
const portal = await startPortal(PORT)
try {
  const page = `${portal.url}/articles/1`
  const bytes = Buffer.from(await (await fetch(page)).arrayBuffer())
  await requestsPerSecond(page)
  const own = await requestsPerSecond(page)

  const plain = await plainString(bytes)
  rows.push([
    'article page',
    'the same bytes from node:http',
    ratio(own / (await requestsPerSecond(plain.url))),
    '',
  ])
  await plain.stop()

  const nginx = await nginxStatic(bytes)
  if (nginx)
    rows.push([
      'article page',
      'the same bytes from nginx',
      ratio(own / (await requestsPerSecond(nginx.url))),
      '',
    ])
  else rows.push(['article page', 'the same bytes from nginx', 'no nginx here', ''])
  await nginx?.stop()

  const views = await measureViews(portal.databaseUrl)
  if (!views.exact) throw new Error('the counter lost or invented views while it was measured')
  rows.push([
    'counted views, durable and exact',
    'one UPDATE +1 per view through Prisma',
    ratio(views.ratio),
    '≥ 5 ×',
  ])

  const bytesOf = await firstView(page)
  rows.push(['first view: HTML with its CSS', 'gzip', kilobytes(bytesOf.html + bytesOf.css), ''])
  rows.push(['first view: JavaScript', 'gzip', kilobytes(bytesOf.script), '≤ 3 KB'])
  rows.push(['first view: all but pictures', 'gzip', kilobytes(bytesOf.total), '≤ 20 KB'])
} finally {
  await drainViews()
  await closeDatabase()
  await portal.stop()
}
print(rows)

function print(rows: string[][]): void {
  const [head = [], ...body] = rows
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  console.log([line(head), line(head.map(() => '---')), ...body.map(line)].join('\n'))
}
