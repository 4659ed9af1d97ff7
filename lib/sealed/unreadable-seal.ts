import { keyRing, type SealKeys } from './seal-keys.ts'

/** Sealed content that cannot be read: its key is not at hand, or it is not what was sealed at this place. The message names
 *  the place, and never what is in it. */
export class UnreadableSeal extends Error {
  override readonly name = 'UnreadableSeal'
  readonly reason: 'unknown-key' | 'changed'

  constructor(reason: 'unknown-key' | 'changed', message: string) {
    super(message)
    this.reason = reason
  }
}

/** The keys with this id.
 *  @throws UnreadableSeal where neither SECRET nor SECRET_PREVIOUS has them */
export function keysOf(id: string, where: string): SealKeys {
  const keys = keyRing().find((one) => one.id === id)
  if (keys) return keys
  const message = `${where} was sealed with the key ${id}, which is neither of SECRET nor of SECRET_PREVIOUS`
  throw new UnreadableSeal('unknown-key', message)
}

/** Content that was changed, cut, or moved from another place. */
export function changedSeal(where: string): UnreadableSeal {
  return new UnreadableSeal('changed', `${where} is not what was sealed there: it was changed, cut or moved`)
}
