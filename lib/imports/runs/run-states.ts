import type { ImportKind, ImportOutcome, ImportState } from '#lib/db/generated/enums.ts'

export type { ImportKind, ImportOutcome, ImportState }

/** What is imported, in the screen's words. */
export const importKinds: Record<ImportKind, string> = {
  url: '网址',
  csv: 'CSV 表格',
  jsonl: 'JSONL',
  html: '网页文件',
  wxr: 'WordPress',
  ghost: 'Ghost',
  docx: 'Word 文档',
}

/** The states of a run; `isActive`: somebody works on it, or is to. */
export const importStates: Record<ImportState, { name: string; isActive: boolean }> = {
  waiting: { name: '等待开始', isActive: true },
  running: { name: '正在导入', isActive: true },
  stopping: { name: '正在停止', isActive: true },
  stopped: { name: '已停止', isActive: false },
  done: { name: '已完成', isActive: false },
  failed: { name: '没有读完', isActive: false },
  undoing: { name: '正在撤销', isActive: true },
  undone: { name: '已撤销', isActive: false },
}

/** What became of an item. */
export const importOutcomes: Record<ImportOutcome, string> = {
  made: '已导入',
  known: '已有',
  undecided: '疑似重复，待处理',
  refused: '未导入',
  dropped: '已撤销',
}

/** Those from which a run goes on when an editor asks for it. */
export const continuedFrom = ['stopped', 'failed'] as const satisfies readonly ImportState[]
