import { Readable } from 'node:stream'
import { openProof } from '#lib/contributions/contributor-proofs.ts'
import { DomainError } from '#lib/errors.ts'
import { pathNumber } from '#lib/path-number.ts'
import { evidenceHeaders } from '#lib/web/evidence-headers.ts'
import { framedRoute } from '#lib/web/framed-route.ts'

export const dynamic = 'force-dynamic'

/** A contributor's file of evidence, for an editor who says why, in the body. */
export const POST = framedRoute<{ id: string; file: string }>(async (form, editor, params) => {
  const id = pathNumber(params.id)
  if (id === null) throw new DomainError('not-found', '没有这份投稿。')
  const opened = await openProof(editor, { id, file: params.file, why: form.text('why') })
  return new Response(Readable.toWeb(opened.stream) as ReadableStream<Uint8Array>, {
    headers: evidenceHeaders(opened),
  })
})
