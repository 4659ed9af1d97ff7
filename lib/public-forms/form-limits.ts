import { config } from '../config.ts'

/** Text fields of a form: several times what the longest form has. */
export const MOST_FIELDS = 200
/** Bytes of one field. The longest article that the desk takes has 100,000 characters of three bytes; a longer text is
 *  refused by the form itself, with everything that was typed. */
export const MOST_FIELD_BYTES = 1_048_576
/** Bytes of all fields. */
export const MOST_TEXT_BYTES = 2_097_152
/** What surrounds each part of a multipart body: a boundary and a few header fields. */
const BYTES_AROUND_A_PART = 1_024

/** The most bytes of one file. */
export function mostFileBytes(): number {
  return config().formMaxMb.file * 1_048_576
}

/** The most bytes of all files of one form. */
export function mostFilesBytes(): number {
  return config().formMaxMb.files * 1_048_576
}

/** The most bytes of a body. */
export function mostBodyBytes(): number {
  return mostFilesBytes() + MOST_TEXT_BYTES + MOST_FIELDS * BYTES_AROUND_A_PART
}
