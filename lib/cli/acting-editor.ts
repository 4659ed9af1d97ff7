import { systemActor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { articleForDesk } from '../articles/desk.ts'
import type { DeskArticle } from '../articles/desk-types.ts'
import { commandLineReader, editorByEmail } from '../editors/gate.ts'
import { DomainError } from '../errors.ts'
import { type Given, type Option, required } from './command.ts'

/** The option of a command that reads in an editor's name, where one is given. */
export const readingAs = { value: 'E', help: '以哪位编辑的名义（电子邮箱）' } satisfies Option

/** The option of a command that acts, in an editor's name. */
export const actingAs = { ...readingAs, required: true } satisfies Option

/** The actor of what the command line does in no editor's name. */
export const COMMAND_LINE = systemActor('命令行')

/** The editor in whose name a command acts.
 *  @throws DomainError not-found */
export function actingEditor(given: Given): Promise<Editor> {
  return editorByEmail(required(given, 'as'))
}

/** The editor in whose name a command reads: the one of `--as`, or the command line's own reader.
 *  @throws DomainError not-found */
export async function readingEditor(given: Given): Promise<Editor> {
  return given.values.as === undefined ? commandLineReader() : actingEditor(given)
}

/** One article with what only the desk shows.
 *  @throws DomainError not-found */
export async function deskArticle(editor: Editor, id: number): Promise<DeskArticle> {
  const article = await articleForDesk(editor, id)
  if (!article) throw new DomainError('not-found', `没有编号为 ${id} 的文章。`)
  return article
}
