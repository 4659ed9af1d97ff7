import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { isWebAddress } from '../text/web-address.ts'
import { requestMedia } from './request-media.ts'

/** Enters pictures that an editor has pasted from other sites, each by its address.
 *  @returns their numbers in order; null for what is no address of the web
 *  @throws DomainError forbidden */
export async function requestPictures(
  editor: Editor,
  addresses: readonly string[],
): Promise<(number | null)[]> {
  permit(editor, 'article.draft')
  return transaction(async (tx) => {
    const numbers: (number | null)[] = []
    // One after the other: a picture that stands there twice is one.
    for (const address of addresses)
      numbers.push(isWebAddress(address) ? await requestMedia(tx, editor, address) : null)
    return numbers
  })
}
