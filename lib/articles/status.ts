import type { ArticleStatus } from '#lib/db/generated/enums.ts'

export type { ArticleStatus }

/** Every move an article can make: from which states, to which one. A move that is not here does not exist. */
export const moves = {
  save: { from: ['draft'], to: 'draft' },
  publish: { from: ['draft'], to: 'published' },
  amend: { from: ['published'], to: 'published' },
  'take-down': { from: ['published'], to: 'taken_down' },
  restore: { from: ['taken_down'], to: 'published' },
  delete: { from: ['draft'], to: 'deleted' },
  undelete: { from: ['deleted'], to: 'draft' },
} as const satisfies Record<string, { from: readonly ArticleStatus[]; to: ArticleStatus }>

export type Move = keyof typeof moves

/** The states in the desk's words. */
export const statusNames: Record<ArticleStatus, string> = {
  draft: '草稿',
  published: '已发布',
  taken_down: '已下架',
  deleted: '已删除',
}
