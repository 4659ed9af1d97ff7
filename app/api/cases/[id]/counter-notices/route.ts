import { answerCounterEntry } from '#lib/web/desk-counter.ts'
import { editorRoute } from '#lib/web/editor-request.ts'

export const dynamic = 'force-dynamic'

/** The body is a form with files, which lib/server/admit-form.ts has read. */
export const POST = editorRoute<{ id: string }>(answerCounterEntry)
