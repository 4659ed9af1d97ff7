/** Everything that the audit trail can say, in the desk's words. */
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
  working_copy_saved: '保存修改稿',
  working_copy_discarded: '放弃修改稿',
  article_views_adjusted: '调整人气',
  city_added: '添加城市',
  column_added: '添加栏目',
  policy_published: '发布声明',
  editor_added: '添加编辑',
  editor_disabled: '停用账号',
  editor_enabled: '启用账号',
  editor_role_changed: '改变角色',
  editor_password_changed: '修改密码',
  editor_password_reset: '重设密码',
  editor_sessions_ended: '结束登录',
} as const

export type AuditEvent = keyof typeof auditEvents
