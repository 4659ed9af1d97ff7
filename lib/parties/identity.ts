import { z } from 'zod'
import { email, line, name, optional, requiredName } from '../text/text-fields.ts'

const phone = line(40, '电话').refine(
  (text) => text === '' || /^\+?[\d() -]{5,30}$/.test(text),
  '电话只能有数字、空格、括号和连字符，如 0757-2833 0000',
)

/** Who somebody says that he is: name, contact and address as 信息网络传播权保护条例 §14 asks for, for whom he acts. What is
 *  left empty becomes null; whether it may be is the caller's to decide. */
export const identitySchema = z.object({
  name: requiredName(100, '姓名或名称'),
  email: optional(email()),
  phone: optional(phone),
  address: optional(name(300, '地址')),
  isOrganisation: z.boolean().default(false),
  /** The right holder on whose behalf he writes. */
  agentFor: optional(name(100, '权利人')),
})

export type Identity = z.output<typeof identitySchema>

/** The same as it is kept: with what stood in fields that were asked for again, oldest first. */
export const keptIdentitySchema = identitySchema.extend({
  earlier: z
    .array(
      z
        .object({
          ...{ name: z.string(), email: z.string(), phone: z.string(), address: z.string() },
          ...{ isOrganisation: z.boolean(), agentFor: z.string() },
        })
        .partial()
        .extend({ until: z.iso.datetime() }),
    )
    .optional(),
})

export type KeptIdentity = z.output<typeof keptIdentitySchema>
export type IdentityInput = z.input<typeof identitySchema>

/** What he has said of himself by which he could be known, in no order. */
export function identifying({ earlier = [], ...now }: KeptIdentity): string[] {
  return [now, ...earlier]
    .flatMap(({ name, email, phone, address, agentFor }) => [name, email, phone, address, agentFor])
    .flatMap((part) => (part && part !== UNNAMED ? part : []))
}

/** What stands in place of a name that was not given yet. */
export const UNNAMED = '（未写明）'

/** Whether somebody has not said his name yet: those are not one person. */
export function isUnnamed({ name }: Pick<Identity, 'name'>): boolean {
  return name === UNNAMED
}
