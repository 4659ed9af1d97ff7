import type { IncomingMessage } from 'node:http'
import { makeFormFolder } from './form-folders.ts'
import { mostBodyBytes } from './form-limits.ts'
import { type FormPurpose, purposeOf } from './form-purposes.ts'
import { FormRefusal } from './form-refusal.ts'
import { PostedFields } from './posted-fields.ts'
import { discardForm, type PostedForm } from './posted-form.ts'
import { readMultipart, tooLargeBody } from './read-multipart.ts'
import { readUrlencoded } from './read-urlencoded.ts'

/**
 * Reads the body of a public form; its files lie in a folder of their own until `discardForm`.
 * @throws FormRefusal; Error when the sender went away, or the disk is full. Nothing is left behind then.
 */
export async function readPostedForm(
  request: IncomingMessage,
  { purpose, address }: { purpose: FormPurpose; address: string },
): Promise<PostedForm> {
  const type = request.headers['content-type'] ?? ''
  if (Number(request.headers['content-length'] ?? 0) > mostBodyBytes()) throw tooLargeBody()
  const form: PostedForm = {
    purpose,
    address,
    fields: new PostedFields(),
    files: [],
    problems: [],
    folder: null,
  }
  try {
    if (/^multipart\/form-data\s*;/i.test(type)) await readMultipart(request, partsOf(form))
    else if (/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type))
      await readUrlencoded(request, form.fields)
    else throw new FormRefusal(415, '这里只收本站的表单。')
    return form
  } catch (error) {
    await discardForm(form)
    throw error
  }
}

function partsOf(form: PostedForm) {
  const { files } = purposeOf(form.purpose)
  return {
    form,
    mostFiles: files?.most ?? 0,
    folder: async () => {
      form.folder ??= await makeFormFolder()
      return form.folder
    },
    ...{ textBytes: 0, fileBytes: 0, begun: 0 },
  }
}
