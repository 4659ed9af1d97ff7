import type { Answer } from './article-content.ts'
import { FlashMessage } from './flash-message.tsx'
import { Refusals } from './refusals.tsx'

type Props = {
  answer: Answer | null
  pending: boolean
  /** Whether a refusal's sentence speaks of what has been changed since. */
  isStale: boolean
  /** What the form did without asking the server. */
  told: string
  /** What was done just before the page was opened. */
  flash: string
  /** Whether the browser refuses to store a local draft. */
  isStorageRefused: boolean
}

/** What is said above the form: of the last press, of what the form did by itself, of the browser's storage. */
export function FormNotices({ answer, pending, isStale, told, flash, isStorageRefused }: Props) {
  return (
    <>
      <Refusals answer={answer} pending={pending} isStale={isStale} />
      {told ? (
        <p className="notice" role="status">
          {told}
        </p>
      ) : null}
      {flash && !answer && !told ? <FlashMessage>{flash}</FlashMessage> : null}
      {isStorageRefused ? (
        <p className="notice bad" role="alert">
          没能在这台设备上留下副本：浏览器的存储空间已满，或不允许保存。请尽快保存草稿或复制文字；没有存到服务器的文字，关闭本页会丢失。丢弃不再需要的旧稿可以腾出空间。
        </p>
      ) : null}
    </>
  )
}
