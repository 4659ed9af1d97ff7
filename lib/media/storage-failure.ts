import { DomainError } from '../errors.ts'

/** `misconfigured`: it will not work until an operator changes a setting. */
export type StorageFailure = 'misconfigured' | 'unreachable' | 'full' | 'damaged'

const sentences: Record<StorageFailure, string> = {
  misconfigured: '媒体存储的设置有误，请联系管理员。',
  unreachable: '媒体存储暂时连不上，请稍后再试。',
  full: '存放媒体文件的磁盘已满，请联系管理员。',
  damaged: '文件在保存时损坏了，请重新上传。',
}

/** A file that could not be kept, read or deleted.
 *  @param what the same for an operator, in English */
export function storageFailure(reason: StorageFailure, what: string, cause?: unknown): DomainError {
  return new DomainError('unavailable', sentences[reason], {
    details: { reason, what },
    cause: new Error(what, { cause }),
  })
}
