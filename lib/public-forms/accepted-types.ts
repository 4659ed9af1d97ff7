import { formats } from '../media/formats.ts'
import { type FormPurpose, purposeOf } from './form-purposes.ts'

/** Which files a purpose's form takes, as its `accept` attribute; what they are is decided by their content. */
export function acceptedTypes(purpose: FormPurpose): string {
  const accepted = purposeOf(purpose).files?.formats ?? []
  const types = accepted.map((one) =>
    one === 'heic' ? '.heic' : `${formats[one].mime},.${formats[one].extension}`,
  )
  return types.join(',')
}
