import type { ImportRun } from '#lib/db/generated/client.ts'
import { type Actor, systemActor } from '../../actors/actor.ts'
import { editorById } from '../../editors/gate.ts'

/** Who makes the drafts of a run: the editor who started it, or the command line.
 *  @throws DomainError forbidden (the account is disabled) */
export async function runActor({ editorId, actor }: Pick<ImportRun, 'editorId' | 'actor'>): Promise<Actor> {
  return editorId === null ? systemActor(actor) : editorById(editorId)
}
