import { type ReceivedMail, startSmtpServer } from '../../support/smtp-server.ts'
import { test as base } from './fixtures.ts'
import { expect } from './portal.ts'

/** What a portal has sent by mail. */
export type Letters = {
  /** A portal's variables, with which it gives its mail to them. */
  variables: Record<string, string>
  all(): readonly ReceivedMail[]
  /** Waits for the link of this kind in the letters to somebody: its path. */
  linkTo(address: string, kind: 'cases' | 'contributions' | 'counter-notices'): Promise<string>
  /** Waits for a letter to somebody that says this. */
  saying(address: string, words: string): Promise<void>
}

/** A portal that gives its mail to a small server, which takes everything. */
export const test = base.extend<object, { letters: Letters }>({
  letters: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern.
    async ({}, use) => {
      const server = await startSmtpServer()
      const textsTo = (address: string) =>
        server.received.filter(({ to }) => to.includes(address)).map(({ mail }) => mail.text ?? '')
      const found = (address: string, kind: string) =>
        textsTo(address)
          .flatMap((text) => text.match(new RegExp(`http://\\S+/${kind}/[0-9A-Z]{26}(?=\\s|$)`, 'g')) ?? [])
          .map((link) => new URL(link).pathname)
      await use({
        variables: server.variables,
        all: () => server.received,
        linkTo: async (address, kind) => {
          await expect.poll(() => new Set(found(address, kind)).size, `a link to ${kind}`).toBe(1)
          return found(address, kind)[0] ?? ''
        },
        saying: (address, words) =>
          expect.poll(() => textsTo(address).join('\n'), `a letter to ${address}`).toContain(words),
      })
      await server.close()
    },
    { scope: 'worker' },
  ],
  environment: [({ letters }, use) => use(letters.variables), { scope: 'worker' }],
})
