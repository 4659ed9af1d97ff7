import { tagsOfMedia } from '../media/tags.ts'
import type { Front } from './front-types.ts'

/** What a page of zones depends on for the pictures that it shows: titles have none. */
export function picturesOn({ lead, secondary, blocks, more }: Front): string[] {
  const shown = [...(lead ? [lead] : []), ...secondary, ...blocks.map(({ head }) => head), ...more]
  return tagsOfMedia(shown.map(({ picture }) => picture))
}
