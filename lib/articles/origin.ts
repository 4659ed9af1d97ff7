import type { Origin } from '#lib/db/generated/enums.ts'

export type { Origin }

/** Where a text comes from, in the screen's words. */
export const originNames: Record<Origin, string> = {
  original: '原创',
  repost: '转载',
  contribution: '投稿',
}
