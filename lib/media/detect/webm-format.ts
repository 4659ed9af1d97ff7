import type { UploadFormat } from '../formats.ts'
import { readWebm } from './read-webm.ts'
import type { RefusedFormat } from './refused-format.ts'

/** Whether a file of EBML elements is WebM, with a picture or without. */
export function webmFormat(head: Buffer): UploadFormat | { refused: RefusedFormat } {
  const { docType, hasPicture } = readWebm(head)
  if (docType !== 'webm') return { refused: 'matroska' }
  return hasPicture ? 'webm' : 'weba'
}
