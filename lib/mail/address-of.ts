import { db } from '#lib/db/client.ts'
import { contactOf } from '../parties/contact-of.ts'

/** Where a mail goes: to a party's address, or an editor's; null where there is none any more. */
export async function addressOf(mail: {
  to_party_id: string | null
  to_editor_id: string | null
}): Promise<string | null> {
  if (mail.to_party_id !== null) return (await contactOf(mail.to_party_id))?.email ?? null
  const editor = await db().editor.findUnique({ where: { id: mail.to_editor_id ?? '' } })
  return editor && !editor.disabledAt ? editor.email : null
}
