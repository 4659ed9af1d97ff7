import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { wrongFields } from '../input.ts'
import { namesParty, reachesParty } from './opening-reason.ts'
import { identityUnlessDeleted } from './read-identity.ts'

type Text = {
  text: string
  field: string
  /** Whether it is for the newsroom alone, so that an editor may say that it only has a word in common with a name, and whether one has. */
  ofNewsroom?: { isConfirmed: () => Promise<boolean> }
}

const IN_PUBLIC =
  '这里的字词与当事人的姓名、联系方式或者地址相同。这段文字会公开、告诉对方或者长期保存，不能提交，请换一种说法；不知道是哪些字词的，请有权查看身份信息的编辑核对。'
const TO_CONFIRM =
  '这里的字词与当事人的姓名相同。备注会长期保存，请不要写当事人的姓名；只是字词相同、没有指明当事人的，可以在下面确认，再提交。'

/** Refuses a text that names one of these parties, or says how he is reached: what is published, or kept for good.
 *  @throws DomainError invalid-input, of that field; `details.isConfirmable` where an editor may confirm it */
export async function assertNamesNobody(
  tx: Tx,
  parties: readonly (string | null)[],
  { text, field, ofNewsroom }: Text,
): Promise<void> {
  for (const id of parties) {
    const identity = id === null ? null : await identityUnlessDeleted(tx, id)
    if (!identity || !namesParty(text, identity)) continue
    const isConfirmable = ofNewsroom !== undefined && !reachesParty(text, identity)
    if (isConfirmable && (await ofNewsroom.isConfirmed())) continue
    const fields = { [field]: isConfirmable ? TO_CONFIRM : IN_PUBLIC }
    throw new DomainError('invalid-input', wrongFields(fields).message, {
      ...{ fields, details: isConfirmable ? { isConfirmable } : {} },
    })
  }
}
