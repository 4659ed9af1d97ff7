import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test'
import { aStartedFolder, type Portal, startPortal } from '../../support/portal.ts'

type Told = { stdout: string; stderr: string; exitCode: number }

export type TestedPortal = {
  url: string
  setUpUrl: string
  /** Runs a verb as the administrator. */
  verb: Portal['verb']
  cli(...words: (string | { input: string })[]): Promise<Told>
}

/** Every spec file has a portal of its own, with a database of its own that holds the seed's article; after a failed test the next ones get a new one. */
export const test = base.extend<object, { portal: TestedPortal; environment: Record<string, string> }>({
  /** What a file's portal is started with, beside its folder. */
  environment: [{}, { scope: 'worker', option: true }],
  portal: [
    async ({ environment }, use) => {
      const { folder, remove } = await aStartedFolder()
      const portal = await startPortal({ ...environment, DATA_DIR: folder }, { verbs: true, sites: true })
      await use({
        url: portal.url,
        setUpUrl: portal.setUpUrl ?? '',
        verb: portal.verb,
        cli: (...words) => {
          const input = words.find((word) => typeof word === 'object')
          return portal.cli(
            words.filter((word) => typeof word === 'string'),
            input ?? {},
          )
        },
      })
      const { code, stderr } = await portal.stop()
      await remove()
      expect({ code, stderr }, 'the portal stops cleanly').toEqual({ code: 0, stderr: '' })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ portal }, use) => use(portal.url),
  page: async ({ page }, use) => {
    const complaints = listen(page)
    askAgainWhenClosed(page)
    await use(page)
    expect(complaints(), 'unexpected console output').toEqual([])
  },
})

export { expect }

/** A connection that was kept may be closed in the moment in which it is used again; a browser then opens another one. */
function askAgainWhenClosed({ request }: Page): void {
  const get = request.get.bind(request)
  request.get = (url, options) => get(url, { maxRetries: 2, ...options })
}

/** An ended session and a server that starts anew, of which the desk's form itself tells the editor. */
const isToldByTheForm = (message: ConsoleMessage) =>
  /\/admin\/api\/(?:autosaves|session)$/.test(message.location().url) &&
  /status of (?:401|503) /.test(message.text())

/** Hears what a page complains about. That a document answered 4xx, that a file was refused, that a test took the line
 *  away, that a reader's form came back, or what the form tells its editor, is meant by us. */
export function listen(page: Page): () => string[] {
  const complaints: { text: string; url: string }[] = []
  const refused = new Set<string>()
  page.on('response', (response) => {
    const isRefusedFile = response.url().includes('/api/media/uploads/') && response.status() === 422
    const request = response.request()
    const isForm =
      request.resourceType() === 'xhr' || /\/api\/cases(?:\/\d+\/counter-notices)?$/.test(response.url())
    const isFormBack = request.method() === 'POST' && isForm && response.status() === 422
    if (isRefusedFile || isFormBack || (request.isNavigationRequest() && response.status() >= 400))
      refused.add(response.url())
  })
  page.on('pageerror', (error) => complaints.push({ text: String(error), url: '' }))
  page.on('console', (message: ConsoleMessage) => {
    if (message.text().includes('net::ERR_INTERNET_DISCONNECTED') || isToldByTheForm(message)) return
    // A preview's frame runs no script, not even the one that a test tries there.
    if (/^Blocked script execution in '[^']+\/preview\//.test(message.text())) return
    if (['error', 'warning'].includes(message.type()))
      complaints.push({ text: message.text(), url: message.location().url })
  })
  return () => complaints.filter(({ url }) => !refused.has(url)).map(({ text, url }) => `${text} ${url}`)
}
