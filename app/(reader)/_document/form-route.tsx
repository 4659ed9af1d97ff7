import { isDomainError } from '#lib/errors.ts'
import { isOutage } from '#lib/outage.ts'
import { acceptedTypes } from '#lib/public-forms/accepted-types.ts'
import { countSubmission, uncount } from '#lib/public-forms/count-submissions.ts'
import { formGuards, guardsAgain } from '#lib/public-forms/form-guards.ts'
import { mostFileBytes, mostFilesBytes } from '#lib/public-forms/form-limits.ts'
import { type FormPurpose, purposeOf } from '#lib/public-forms/form-purposes.ts'
import type { FormRefused, FormView } from '#lib/public-forms/form-view.ts'
import { GUARD_FIELDS } from '#lib/public-forms/guard-fields.ts'
import { discardForm, POSTED_FORM, type PostedForm, takePosted } from '#lib/public-forms/posted-form.ts'
import { type PublicForm, readPublicForm } from '#lib/public-forms/read-public-form.ts'
import { reportFailure } from '#lib/report.ts'
import { htmlResponse, type ReaderDocument } from './html-response.ts'
import { type Asked, readerRoute } from './reader-route.ts'
import { securityHeaders } from './security-headers.ts'

export type FormRoute<Name extends string> = {
  /** The page with its form, empty or as it was sent. Called again for every refusal. */
  page(asked: Asked<Name> & { form: FormView }): Promise<ReaderDocument | Response>
  /**
   * Does what the form asks, once for each `form.key` (`createOnce`).
   * @returns the path of the page that says so
   * @throws DomainError, whose sentences the page then shows by field
   */
  accept(form: PublicForm, asked: Asked<Name>): Promise<string>
}

/**
 * The handlers of a page with a public form: GET shows it, POST answers with 303 to the page that says what was done, or with the same
 * page, everything that was typed, and what is to be mended (422, 409, 429 …). Neither is stored by any cache.
 */
export function formRoute<Name extends string = never>(
  purpose: FormPurpose,
  { page, accept }: FormRoute<Name>,
) {
  const GET = readerRoute<Name>(async (asked) => {
    const form = { ...emptyView(purpose, asked), guards: await formGuards(purpose) }
    return unstored(await page({ ...asked, form }))
  })
  const POST = readerRoute<Name>(async (asked) => {
    const posted = takePosted(asked.request.headers.get(POSTED_FORM))
    if (!posted || posted.purpose !== purpose) throw new Error('the body of a public form was not read')
    try {
      const accepted = await submit(posted, (form) => accept(form, asked))
      if ('path' in accepted) return seeOther(accepted.path)
      return refusedPage(await page({ ...asked, form: await viewAgain(posted, accepted, asked) }), {
        asked,
        refused: accepted,
      })
    } finally {
      await discardForm(posted)
    }
  })
  return { GET, POST }
}

type Refused = FormRefused & { retryAfter?: number }

/** Whatever goes wrong, the form comes back with what was typed. */
async function submit(
  posted: PostedForm,
  accept: (form: PublicForm) => Promise<string>,
): Promise<{ path: string } | Refused> {
  let counted: Awaited<ReturnType<typeof countSubmission>> = []
  // What was stored takes the disk for days: a refusal after it gives nothing back.
  const storing = () => {
    if (posted.files.length > 0) counted = []
  }
  try {
    const form = await readPublicForm(posted, storing)
    counted = await countSubmission(posted)
    return { path: await accept(form) }
  } catch (error) {
    await uncount(counted).catch(() => {})
    return refusalOf(error)
  }
}

function refusalOf(error: unknown): Refused {
  if (isDomainError(error)) {
    const { status, message, fields, details } = error
    return {
      status,
      message,
      fields,
      ...(typeof details.retryAfter === 'number' ? { retryAfter: details.retryAfter } : {}),
    }
  }
  reportFailure(error, 'a public form failed')
  const message = '服务出错了，没有提交成功。您写的内容都还在，请过一会儿再提交一次。'
  return isOutage(error)
    ? { status: 503, message, fields: {}, retryAfter: 30 }
    : { status: 500, message, fields: {} }
}

function emptyView(purpose: FormPurpose, { site }: Asked<string>): Omit<FormView, 'guards'> {
  const { files } = purposeOf(purpose)
  const limits = { fileBytes: mostFileBytes(), bytes: mostFilesBytes() }
  return {
    purpose,
    action: site.address ?? '',
    files: files && { accept: acceptedTypes(purpose), most: files.most, ...limits },
    ...{ typed: {}, lostFiles: {}, refused: null },
  }
}

async function viewAgain(posted: PostedForm, refused: FormRefused, asked: Asked<string>): Promise<FormView> {
  const { purpose, fields, files } = posted
  const guards = Object.values<string>(GUARD_FIELDS)
  const names = fields.names.filter((name) => !guards.includes(name))
  const lost = Map.groupBy(files, ({ field }) => field)
  return {
    ...emptyView(purpose, asked),
    guards: await guardsAgain(purpose, fields),
    typed: Object.fromEntries(names.map((name) => [name, fields.list(name)])),
    lostFiles: Object.fromEntries([...lost].map(([field, of]) => [field, of.map(({ name }) => name)])),
    refused,
  }
}

const unstored = (page: ReaderDocument | Response): ReaderDocument | Response =>
  page instanceof Response ? page : { ...page, cacheControl: 'no-store' }

async function refusedPage(
  page: ReaderDocument | Response,
  { asked, refused }: { asked: Asked<string>; refused: Refused },
): Promise<Response> {
  // A page that is no form any more says so by itself: what it was about is gone.
  if (page instanceof Response) return page
  const { retryAfter } = refused
  return htmlResponse(asked.request, asked.site, {
    ...page,
    status: page.status ?? refused.status,
    cacheControl: 'no-store',
    ...(retryAfter === undefined ? {} : { retryAfter }),
  })
}

/** After it a reload shows the page and sends nothing again (RFC 9110 §15.4.4). */
function seeOther(path: string): Response {
  return new Response(null, {
    status: 303,
    headers: {
      ...securityHeaders,
      location: path,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  })
}
