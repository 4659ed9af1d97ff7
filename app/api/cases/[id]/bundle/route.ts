import { Readable } from 'node:stream'
import { exportCase } from '#lib/case-bundle/export-case.ts'
import { DomainError } from '#lib/errors.ts'
import { pathNumber } from '#lib/path-number.ts'
import { framedRoute } from '#lib/web/framed-route.ts'

export const dynamic = 'force-dynamic'

/** A case as a sealed bundle, to be saved. */
export const POST = framedRoute<{ id: string }>(async (form, editor, params) => {
  const id = pathNumber(params.id)
  if (id === null) throw new DomainError('not-found', '没有这个案件。')
  const withIdentities = form.text('identities') === 'true'
  const { fileName, stream } = await exportCase(editor, { id, withIdentities, why: form.text('why') })
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="case-${id}.zip"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
})
