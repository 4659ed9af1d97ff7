import type { Answer } from '#components/desk/article-content.ts'
import type { Editor } from '#lib/actors/editor.ts'
import { createDraft } from '#lib/articles/create-draft.ts'
import { revisionForDesk } from '#lib/articles/desk.ts'
import { saveDraft } from '#lib/articles/save-draft.ts'
import type { ArticleStatus } from '#lib/articles/status.ts'
import { answered } from './answered.ts'
import { contentInput, formContent } from './form-content.ts'
import type { GivenSubmission } from './submission.ts'

type Asked = { status: ArticleStatus; message: string }
type Seen = { id: number; version: number }

/** Stores what was typed, in a new article or in the draft that the form is about, then does the rest. */
export async function stored(
  submission: GivenSubmission,
  asked: Asked,
  rest: (editor: Editor, saved: Seen) => Promise<Answer>,
): Promise<Answer> {
  const { id, version, origin, key, content } = submission
  if (id !== null) return savedOn({ id, version }, submission, asked, rest)
  return answered({ id }, async (editor) => {
    const begun = await createDraft(editor, { ...contentInput(content), origin, key })
    return begun.isRepeat ? pressedAgain(editor, begun, submission, asked, rest) : rest(editor, begun)
  })
}

function savedOn(
  seen: Seen,
  { content, origin }: GivenSubmission,
  asked: Asked,
  rest: (editor: Editor, saved: Seen) => Promise<Answer>,
): Promise<Answer> {
  const input = contentInput(content)
  return answered({ id: seen.id, asked: { ...asked, content: input, origin } }, async (editor) =>
    rest(editor, await saveDraft(editor, { ...input, ...seen, origin })),
  )
}

/** The form of a new article that exists already: what else was written since goes into that article. Where somebody has
 *  moved it on, the form is told with which text it began. */
async function pressedAgain(
  editor: Editor,
  { id, version }: Seen,
  submission: GivenSubmission,
  asked: Asked,
  rest: (editor: Editor, saved: Seen) => Promise<Answer>,
): Promise<Answer> {
  const answer = await savedOn({ id, version }, submission, asked, rest)
  const first = answer.done || answer.saved ? null : await revisionForDesk(editor, id, version)
  return answer.done || !first ? answer : { ...answer, begun: { id, version, content: formContent(first) } }
}
