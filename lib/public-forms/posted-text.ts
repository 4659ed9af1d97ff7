import { storable } from '../text/storable.ts'
import { malformed } from './form-refusal.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of a field: UTF-8, its line ends LF, as HTML sends them CRLF (HTML Standard, §4.10.21.4). Characters that cannot be
 *  stored are left out: nobody sees those that come with text copied from some programs.
 *  @throws FormRefusal for bytes that are no UTF-8: ours is the only encoding that our forms are sent in */
export function decodedText(bytes: Uint8Array): string {
  try {
    return storable(utf8.decode(bytes).replace(/\r\n?/g, '\n'))
  } catch {
    throw malformed()
  }
}
