import type { Refusal } from '#lib/web/form-state.ts'

/** What a press on one of a medium's verbs came to; `version` is the medium's new one, where it still is. */
export type MediaAnswer =
  | { done: true; message: string; version?: number }
  | { done: false; refusal: Refusal }

export type SeenMedia = { id: number; version: number }

export type MediaDescription = SeenMedia & {
  alt: string
  decorative: boolean
  caption: string
  credit: string
  licence: string
  source: string
  focalX: number
  focalY: number
}

/** The verbs of the library, as actions of its page. */
export type MediaVerbs = {
  describe: (description: MediaDescription) => Promise<MediaAnswer>
  remove: (seen: SeenMedia) => Promise<MediaAnswer>
  retry: (seen: SeenMedia) => Promise<MediaAnswer>
}
