import { type Format, formats } from '../media/formats.ts'

/** Whether a file of evidence is shown in the page: pictures, recordings and PDF, none of which can act on the page around it.
 *  Everything else is offered for saving. */
export function isEvidenceShown(format: string): boolean {
  return format === 'pdf' || (isFormat(format) && formats[format].kind !== 'document')
}

/** What a file of evidence is, for a person. */
export function evidenceLabel(format: string): string {
  if (format === 'heic') return 'HEIC 图片'
  return isFormat(format) ? formats[format].label : format
}

/** The end of its file name. */
export function evidenceExtension(format: string): string {
  return isFormat(format) ? formats[format].extension : format
}

const isFormat = (format: string): format is Format => Object.hasOwn(formats, format)
