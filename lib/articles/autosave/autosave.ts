import type { Editor } from '../../actors/editor.ts'
import { permit } from '../../editors/permissions.ts'
import { DomainError } from '../../errors.ts'
import { parseInput } from '../../input.ts'
import { isPublic, moves } from '../status.ts'
import { type AutosaveRequest, autosaveRequestSchema, type SentText } from './autosave-request.ts'
import type { ArticleHead, AutosaveAnswer } from './autosave-types.ts'
import { beginDraft } from './begin-draft.ts'
import { clearAutosave } from './clear-autosave.ts'
import { articleHead } from './head-of-article.ts'
import { endPresence, notePresence, openElsewhere } from './presence.ts'
import { storeAutosave } from './store-autosave.ts'

/**
 * Answers an open form: stores its text, or forgets what was stored of it, and says how the article stands and who else has
 * it open. Nothing of it is a decision: no version is raised and no audit entry written, but for a draft that begins.
 * @param device what the text was typed on
 * @throws DomainError invalid-input | forbidden | not-found | duplicate | unavailable; forbidden with details.signedInAs
 * where the form belongs to another editor
 */
export async function autosave(editor: Editor, input: unknown, device: string): Promise<AutosaveAnswer> {
  const asked = parseInput(autosaveRequestSchema, input)
  assertOwn(editor, asked)
  permit(editor, 'article.draft')
  if (asked.act === 'leave') return left(editor, asked)
  if (asked.articleId !== null) return answered(editor, asked.articleId, asked, device)
  if (asked.act !== 'save') return { articleId: null, head: null, others: [] }
  const begun = await beginDraft(editor, asked)
  const typedOn = { ...asked, version: asked.version || begun.version }
  return { begun, ...(await answered(editor, begun.id, typedOn, device)) }
}

function assertOwn(editor: Editor, { editorId }: AutosaveRequest): void {
  if (editorId === editor.id) return
  throw new DomainError('forbidden', `现在登录的是${editor.name}，这份文字是另一个账号写的。`, {
    details: { signedInAs: editor.name },
  })
}

async function left(editor: Editor, { articleId, tab }: AutosaveRequest): Promise<AutosaveAnswer> {
  if (articleId !== null) await endPresence({ articleId, editorId: editor.id, tab })
  return { articleId, head: null, others: [] }
}

async function answered(
  editor: Editor,
  articleId: number,
  asked: Exclude<AutosaveRequest, { act: 'leave' }>,
  device: string,
): Promise<AutosaveAnswer> {
  const head = await articleHead(articleId)
  const outcome = asked.act === 'save' ? await stored(editor, { articleId, head }, asked, device) : {}
  const form = { articleId, editorId: editor.id, tab: asked.tab }
  if (asked.act === 'clear') await clearAutosave(form, asked)
  if (asked.act === 'save' && asked.isLeaving) await endPresence(form)
  else await notePresence(form, asked.act === 'save' || (asked.act === 'look' && asked.isChanged))
  return { articleId, ...outcome, head, others: await openElsewhere(articleId, editor.id) }
}

function stored(
  editor: Editor,
  { articleId, head }: { articleId: number; head: ArticleHead },
  asked: SentText,
  device: string,
) {
  permit(editor, moves[isPublic(head.status) ? 'save-copy' : 'save'].permission)
  return storeAutosave(editor, articleId, asked, device)
}
