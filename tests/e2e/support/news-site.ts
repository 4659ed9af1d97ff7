import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { county, hostile } from '../../lib/imports/page/pages.ts'
import { aPhotograph } from '../../support/media-files.ts'

const [table = ''] = /<table.*<\/table>/s.exec(county) ?? []

/** A report with a picture, a table, and everything that could run; what runs leaves a mark in the window. */
const report = hostile
  .replace(
    '<body',
    '<meta name="PubDate" content="2023-08-18 10:22"><meta name="Author" content="吴伟洪"><body',
  )
  .replace('<svg>', `<p><img src="授旗.jpg" alt="授旗现场"></p>${table}<svg>`)
  .replaceAll(/alert\((\d+)\)/g, 'window.hit=$1,alert($1)')

/** The same report after a correction. */
const corrected = report.replace('七十八岁', '七十九岁')

/** A site of another's, as the portal of a test reaches it. */
export async function aNewsSite() {
  const photograph = await aPhotograph({ width: 640, height: 480 })
  let answer = () => {}
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  const server = createServer(async ({ url = '' }, response) => {
    if (!url.endsWith('.htm')) return void response.end(photograph)
    await asked
    response.setHeader('content-type', 'text/html; charset=utf-8').end(url === '/1.htm' ? report : corrected)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    /** Of the report; and of it as it was corrected. */
    addresses: [1, 2].map((page) => `http://news.lecong.test:${port}/${page}.htm`) as [string, string],
    /** Until then its pages keep who asks waiting. */
    answer,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
