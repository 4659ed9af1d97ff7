/** Everything that the record can say, in the desk's words. */
export const auditEvents = {
  article_drafted: '起草',
  article_saved: '保存草稿',
  article_published: '发布',
  article_amended: '修订',
  article_taken_down: '下架',
  article_restored: '恢复',
  article_imported: '导入',
  article_deleted: '删除草稿',
  article_undeleted: '恢复草稿',
} as const

export type AuditEvent = keyof typeof auditEvents
