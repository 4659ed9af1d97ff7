import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { DomainError, isDomainError } from '../errors.ts'
import { createOnce } from '../idempotency/create-once.ts'
import { wasMade } from '../idempotency/was-made.ts'
import { parseInput } from '../input.ts'
import { agreedRules } from './agreed-rules.ts'
import { contributedText } from './contribution-body.ts'
import { contributionSchema } from './contribution-fields.ts'
import { type GivenFile, prepareFiles } from './prepare-files.ts'
import { receiptOf } from './receipt-of.ts'
import { receiveContribution } from './receive-contribution.ts'

export type Submission = {
  /** The form's key: a second press is the same act. */
  key: string
  /** As the form has them (`contributionSchema`). */
  fields: unknown
  /** The structured editor's HTML, or the plain text. */
  html: string
  text: string
  pictures: readonly GivenFile[]
  attachments: readonly GivenFile[]
  /** Called before the first file is stored. */
  storing: () => void
}

/**
 * Receives a contribution from its form, once for each key.
 * @returns its number, and the receipt of its page
 * @throws DomainError invalid-input | too-large | unavailable
 */
export async function submitContribution({
  key,
  html,
  text,
  pictures,
  attachments,
  storing,
  ...given
}: Submission): Promise<{ id: number; receipt: string }> {
  const [fields, body] = await both(
    () => parseInput(contributionSchema, given.fields),
    () => contributedText({ html, text }),
  )
  if (!(await wasMade(db(), key))) await agreedRules(db(), fields.rulesVersion)
  storing()
  const files = [
    ...(await prepareFiles(pictures, { field: 'pictures', name: '投稿图片', kinds: ['picture'] })),
    ...(await prepareFiles(attachments, { field: 'attachments', name: '投稿附件', kinds: null })),
  ]
  return transaction(async (tx) => {
    const once = { key, makes: 'contribution', editorId: null } as const
    const { id } = await createOnce(tx, once, async () => {
      return (await receiveContribution(tx, { fields, text: body, files })).id
    })
    return { id, receipt: receiptOf(await tx.contribution.findUniqueOrThrow({ where: { id } })) }
  })
}

/** Both, or everything that is wrong with either of them at once.
 *  @throws DomainError invalid-input */
async function both<A, B>(one: () => A, other: () => Promise<B>): Promise<[A, B]> {
  const [first, second] = await Promise.allSettled([(async () => one())(), other()])
  if (first.status === 'fulfilled' && second.status === 'fulfilled') return [first.value, second.value]
  const reasons: unknown[] = [first, second].flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
  const refusals = reasons.filter(isDomainError)
  if (
    reasons.length === 1 ||
    refusals.length < reasons.length ||
    refusals.some(({ code }) => code !== 'invalid-input')
  )
    throw reasons[0]
  const fields = Object.assign({}, ...refusals.map((refusal) => refusal.fields))
  throw new DomainError('invalid-input', `请修改标红的 ${Object.keys(fields).length} 项。`, { fields })
}
