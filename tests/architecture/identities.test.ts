import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sealedColumns } from '#lib/sealed/sealed-columns.ts'

// Purpose: an identity can only be reached by what records that it was opened, and by the mail job.

const files = globSync('{app,components,lib}/**/*.{ts,tsx}', {
  exclude: (path) => /generated/.test(String(path)),
})
const naming = (pattern: RegExp) => files.filter((file) => pattern.test(readFileSync(file, 'utf8'))).sort()

it('identities are read by what records that they were opened or forwarded, or shows them to nobody', () => {
  expect(naming(/\b(readIdentity|identityUnlessDeleted)\(/)).toEqual([
    'lib/parties/amend-party.ts',
    'lib/parties/contact-of.ts',
    'lib/parties/forward-identity.ts',
    'lib/parties/names-nobody.ts',
    'lib/parties/open-party.ts',
    'lib/parties/open-sealed-file.ts',
    'lib/parties/party-keys.ts',
    'lib/parties/read-identity.ts',
    'lib/parties/without-identities.ts',
  ])
  const reaching = naming(/parties\/contact-of\.ts'/)
  expect(reaching.filter((file) => !file.startsWith('lib/mail/'))).toEqual([])
  expect(naming(/table: 'party', column: 'identity'/)).toEqual([
    'lib/parties/amend-party.ts',
    'lib/parties/keep-party.ts',
    'lib/parties/read-identity.ts',
  ])
})

it('what is sealed is opened in one place a column', () => {
  expect(naming(/\bunseal\(/)).toEqual([
    'lib/cases/case-receipts.ts',
    'lib/cases/counter-claim.ts',
    'lib/cases/message-text.ts',
    'lib/cases/notice-claim-of-case.ts',
    'lib/contributions/read-messages.ts',
    'lib/contributions/receipt-of.ts',
    'lib/mail/deliver-mail.ts',
    'lib/parties/open-sealed-file.ts',
    'lib/parties/read-identity.ts',
    'lib/sealed/reseal-column.ts',
    'lib/sealed/seal.ts',
  ])
})

it('each column that the schema calls sealed is listed to be sealed anew', () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8')
  const models = [...schema.matchAll(/^model \w+ \{\n(.*?)^\}/gms)].map(([, body = '']) => body)
  const sealed = models.flatMap((body) => {
    const [, table = ''] = /@@map\("(\w+)"\)/.exec(body) ?? []
    return [...body.matchAll(/@map\("(\w+_sealed)"\)/g)].map(([, column]) => `${table}.${column}`)
  })
  const listed: string[] = sealedColumns.map(({ table, column }) => `${table}.${column}`)
  expect(sealed.length).toBeGreaterThan(3)
  expect(sealed.filter((one) => !listed.includes(one))).toEqual([])
})
