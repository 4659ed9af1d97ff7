import { z } from 'zod'
import { DomainError } from '../errors.ts'
import { name } from '../text/text-fields.ts'
import { foldIdentity } from './fold-identity.ts'
import { identifying, type KeptIdentity } from './identity.ts'

const MESSAGE = '请写明为什么要查看，至少 2 个字'

/** Why an identity or a file of evidence is opened, and for which case or contribution: it stays in the audit trail. */
export const openingSchema = z.object({
  why: name(200, '查看的理由').pipe(z.string().min(2, MESSAGE)),
  about: z
    .union([z.object({ caseId: z.int().positive() }), z.object({ contributionId: z.int().positive() })])
    .optional(),
})

export type OpeningInput = z.input<typeof openingSchema>

/** Refuses a reason that names whom it is about: the audit trail is kept for good, the identity is not.
 *  @throws DomainError invalid-input, field `why` */
export function refuseIdentityIn(why: string, identity: KeptIdentity): void {
  if (!namesParty(why, identity)) return
  const message = '理由会一直留在操作记录里，请不要写当事人的姓名、联系方式或地址。'
  throw new DomainError('invalid-input', message, { fields: { why: message } })
}

/** Whether a text holds the name of a party, or how he is reached. */
export function namesParty(text: string, identity: KeptIdentity): boolean {
  return holdsAny(text, identifying(identity))
}

/** Whether a text says how a party is reached: unlike a name that is no word of the language. */
export function reachesParty(text: string, { email, phone, address }: KeptIdentity): boolean {
  return holdsAny(
    text,
    [email, phone, address].flatMap((part) => part ?? []),
  )
}

function holdsAny(text: string, parts: readonly string[]): boolean {
  const said = foldIdentity(text)
  return parts.some((part) => {
    const known = foldIdentity(part)
    return known.length > 1 && said.includes(known)
  })
}
