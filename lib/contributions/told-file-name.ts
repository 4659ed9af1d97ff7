import { namesParty } from '../parties/opening-reason.ts'

type Sender = { name: string; email: string | null; phone: string | null }

/**
 * What readers and the desk see a contributed file called: its own name, or another one where that tells who its sender is, who
 * may sign with a pen name. Names that he signs with tell nothing.
 */
export function toldFileName(
  name: string,
  { sender, penName, place }: { sender: Sender; penName: string; place: number },
): string {
  const identity = { ...sender, address: null, isOrganisation: false, agentFor: null }
  if (!namesParty(name.replaceAll(penName, ' '), identity)) return name
  return `附件 ${place}${/\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''}`
}
