import type { Editor } from './editor.ts'

/** Who does something: an editor; the system, by the name of the part that acts (an import, a job, the command line); or
 *  somebody of the public, by the name he gives. */
export type Actor = Editor | { readonly kind: 'system' | 'public'; readonly name: string }

/** A part of the system that acts by itself, or for whoever holds the machine. */
export function systemActor(name: string): Actor {
  return { kind: 'system', name }
}

/** The editor's number; null where no editor acts. */
export function editorIdOf(actor: Actor): string | null {
  return 'id' in actor ? actor.id : null
}
