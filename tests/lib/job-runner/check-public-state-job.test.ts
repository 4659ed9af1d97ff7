import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { completeConfig, config } from '#lib/config.ts'
import { db, pool } from '#lib/db/client.ts'
import { checkPublicState } from '#lib/job-runner/check-public-state-job.ts'
import { aChiefEditor, aDraft, aFederationReport } from '../../support/cast.ts'

const { host, port } = config()
afterEach(() => completeConfig({ host, port }))

/** A portal that answers so, where the job asks. */
async function aPortal(answer: RequestListener): Promise<void> {
  const server = createServer(answer)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  completeConfig({ host: '127.0.0.1', port: (server.address() as AddressInfo).port })
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  })
}
const answering =
  (status: number): RequestListener =>
  (_, response) =>
    void response.writeHead(status).end('x')

describe('the check of what readers see', () => {
  it('is content where page and JSON of a published article are there, and asks for both', async () => {
    const { id } = await aFederationReport()
    const asked: (string | undefined)[] = []
    await aPortal(({ url }, response) => {
      asked.push(url)
      response.end('x')
    })
    await checkPublicState({ articleId: id })
    expect(asked).toEqual([`/articles/${id}`, `/api/articles/${id}`])
  })

  it.each([
    ['copyright', 410],
    ['legal_order', 451],
  ])(
    'is content where an article that was taken down for %s is answered with %i, and with nothing else',
    async (reason, status) => {
      const removed = await takeDownArticle(await aChiefEditor(), {
        ...(await aFederationReport()),
        reason,
        note: '来函',
      })
      await aPortal(answering(status))
      await checkPublicState({ articleId: removed.id })
      await aPortal(answering(200))
      await expect(checkPublicState({ articleId: removed.id })).rejects.toThrow(
        `/articles/${removed.id} answers 200 where ${status} was promised`,
      )
    },
  )

  it('fails where a draft can be read, and where a JSON is there for a page that is not', async () => {
    const { id } = await aDraft()
    await aPortal(
      ({ url = '' }, response) => void response.writeHead(url.startsWith('/api') ? 200 : 404).end(),
    )
    await expect(checkPublicState({ articleId: id })).rejects.toThrow(`/api/articles/${id} answers 200`)
  })

  it('follows no redirect: an address that leads elsewhere is not the article', async () => {
    const { id } = await aFederationReport()
    await aPortal(({ url }, response) =>
      url === '/' ? response.end('home') : void response.writeHead(302, { location: '/' }).end(),
    )
    await expect(checkPublicState({ articleId: id })).rejects.toThrow('answers 302')
  })

  it('does no harm when it is done twice: by two instances at once, or again after a crash', async () => {
    const { id } = await aFederationReport()
    await aPortal(answering(200))
    const check = () => checkPublicState({ articleId: id })
    const rows = async () => ({
      articles: await db().article.findMany(),
      revisions: await db().revision.findMany(),
      entries: await db().auditEntry.count(),
      jobs: (await pool().query('SELECT id, state FROM pgboss.job ORDER BY id')).rows,
    })
    const before = await rows()
    await Promise.all([check(), check()])
    await check()
    expect(await rows()).toEqual(before)
  })

  it('fails where nothing answers, so that it is tried again', async () => {
    const { id } = await aFederationReport()
    completeConfig({ host: '127.0.0.1', port: 1 })
    await expect(checkPublicState({ articleId: id })).rejects.toThrow()
  })

  it('leaves what a verb changes during the check to the check that this verb sends', async () => {
    const [chief, report] = [await aChiefEditor(), await aFederationReport()]
    const page = `/articles/${report.id}`
    await aPortal(async ({ url }, response) => {
      if (url === page) await takeDownArticle(chief, { ...report, reason: 'copyright', note: '来函' })
      response.writeHead(200).end()
    })
    // The page is compared with neither state; the JSON is asked for after the change, and must show the new one.
    await expect(checkPublicState({ articleId: report.id })).rejects.toThrow(
      `/api${page} answers 200 where 410 was`,
    )
  })
})
