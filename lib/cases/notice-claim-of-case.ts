import type { RightsCase } from '#lib/db/generated/client.ts'
import { DomainError } from '../errors.ts'
import { unseal } from '../sealed/seal.ts'
import { MOST_ADDRESSES, type NoticeClaim, noticeClaimSchema } from './notice-claim.ts'

/** What a case's notice says. */
export function readClaim({ id, claimSealed }: Pick<RightsCase, 'id' | 'claimSealed'>): NoticeClaim {
  const text = unseal({ table: 'rights_case', column: 'claim_sealed', row: String(id) }, claimSealed)
  return noticeClaimSchema.parse(JSON.parse(text))
}

const most = {
  works: 2_000,
  facts: 10_000,
  reason: 10_000,
  proof: 5_000,
  wanted: 2_000,
  correctText: 5_000,
} as const

type TextField = keyof typeof most
const textFields = Object.keys(most) as TextField[]

/** A claim with what was added to it later: each text below what was said before, once where the same is sent again.
 *  @throws DomainError invalid-input of the fields that would become too long */
export function supplemented(before: NoticeClaim, added: NoticeClaim): NoticeClaim {
  const joined = textFields.map((field) => [field, joinedText(before[field], added[field])] as const)
  const statedUrls = [...new Set([...before.statedUrls, ...added.statedUrls])]
  refuseTooLong([
    ...joined.flatMap(([field, text]) => (text.length > most[field] ? [[field, most[field]] as const] : [])),
    ...(statedUrls.length > MOST_ADDRESSES ? [['statedUrls', MOST_ADDRESSES] as const] : []),
  ])
  return noticeClaimSchema.parse({
    ...Object.fromEntries(joined),
    ...{ statedUrls, relation: added.relation ?? before.relation },
  })
}

const ADDED = '\n\n补充：'

function joinedText(before: string, added: string): string {
  const said = before === '' ? [] : before.split(ADDED)
  return added === '' || said.includes(added) || before === added ? before : [...said, added].join(ADDED)
}

function refuseTooLong(long: readonly (readonly [string, number])[]): void {
  if (long.length === 0) return
  const fields = long.map(([field, limit]) => [
    field,
    `连同以前写的，最多 ${limit} ${field === 'statedUrls' ? '个' : '字'}`,
  ])
  throw new DomainError('invalid-input', `请修改标红的 ${long.length} 项。`, {
    fields: Object.fromEntries(fields),
  })
}
