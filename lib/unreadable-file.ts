import { DomainError } from './errors.ts'

const reasons: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件',
  ENOTDIR: '没有这个文件',
  EACCES: '没有权限读这个文件',
  EISDIR: '这是一个文件夹',
}

/** The refusal that an error of the file system stands for, when a file cannot be read; the error itself if it is another one. */
export function unreadableFile(error: unknown, path: string): unknown {
  const reason = error instanceof Error && 'code' in error ? reasons[String(error.code)] : undefined
  return reason === undefined
    ? error
    : new DomainError('invalid-input', `${reason}：${path}`, { cause: error })
}
