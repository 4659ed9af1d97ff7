import { config } from '../config.ts'
import { acceptedTypes } from './accepted-types.ts'
import { type FormPurpose, purposeOf } from './form-purposes.ts'

/** The files that a form takes: their types as an `accept` attribute, how many, and megabytes of one and of all. */
export type FileLimits = { accept: string; most: number; mb: number; allMb: number }

/** What the page of a form says of the files that it takes. */
export function fileLimits(purpose: FormPurpose): FileLimits {
  const { file: mb, files: allMb } = config().formMaxMb
  return { accept: acceptedTypes(purpose), most: purposeOf(purpose).files?.most ?? 0, mb, allMb }
}
