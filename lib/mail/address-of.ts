import { db } from '#lib/db/client.ts'
import { contactOf } from '../parties/contact-of.ts'

/** Where a mail goes: to a party's address, an editor's, or a source's; null where there is none any more. */
export async function addressOf(mail: {
  to_party_id: string | null
  to_editor_id: string | null
  to_listed_source_id: number | null
}): Promise<string | null> {
  if (mail.to_party_id !== null) return (await contactOf(mail.to_party_id))?.email ?? null
  if (mail.to_listed_source_id !== null) {
    const listed = { id: mail.to_listed_source_id, removedAt: null }
    return (await db().listedSource.findFirst({ where: listed }))?.rightsEmail ?? null
  }
  const editor = await db().editor.findUnique({ where: { id: mail.to_editor_id ?? '' } })
  return editor && !editor.disabledAt ? editor.email : null
}
