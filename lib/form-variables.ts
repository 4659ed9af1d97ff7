import { z } from 'zod'

const megabytes = (usual: number, of: string) => ({
  schema: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(1_024))
    .default(usual),
  looksLike: `megabytes that ${of} may have, from 1 to 1024`,
})

/** Variables of the environment, as in config.ts: what readers may send with a form. Sixty megabytes come within the five
 *  minutes of a request at 1.6 Mbit/s. */
export const formVariables = {
  FORM_MAX_FILE_MB: megabytes(20, 'one file of a public form'),
  FORM_MAX_FILES_MB: megabytes(60, 'all files of a public form together'),
}

export type FormSizes = Readonly<{ file: number; files: number }>

/** The most megabytes (of 1,048,576 bytes) of one file, and of all files of a form. */
export function formSizes(value: (name: keyof typeof formVariables) => number): FormSizes {
  const files = value('FORM_MAX_FILES_MB')
  return { file: Math.min(value('FORM_MAX_FILE_MB'), files), files }
}
