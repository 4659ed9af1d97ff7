import { isDomainError } from '#lib/errors.ts'
import { runForDesk } from '#lib/imports/runs/desk-runs.ts'
import { runReport } from '#lib/imports/runs/run-report.ts'
import { pathNumber } from '#lib/path-number.ts'
import { editorOf } from '#lib/web/request-editor.ts'

export const dynamic = 'force-dynamic'

/** What became of each article of an import, as a table to download. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const id = pathNumber((await params).id)
  const editor = await editorOf(request).catch((error: unknown) => {
    if (isDomainError(error)) return null
    throw error
  })
  if (!editor)
    return new Response(null, {
      status: 303,
      headers: { location: `/admin/sign-in?return=/admin/imports/${id ?? ''}` },
    })
  const run = id === null ? null : await runForDesk(editor, id)
  if (!run) return new Response('没有这次导入。\n', { status: 404 })
  return new Response(streamOf(runReport(run.id)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="import-${run.id}.csv"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** Asks for a piece when the one before it has gone out. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
  })
}
