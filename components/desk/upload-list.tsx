import { fileSize } from '#lib/text/file-size.ts'
import type { UploadItem, Uploads } from './use-uploads.ts'

const states: Record<UploadItem['state'], string> = {
  waiting: '等待上传',
  sending: '正在上传',
  done: '已上传',
  failed: '没有传成功',
}

/** The files that are being uploaded, each with its progress, its refusal and what can be done. */
export function UploadList({ uploads }: { uploads: Uploads }) {
  const { items } = uploads
  if (items.length === 0) return null
  const done = items.filter(({ state }) => state === 'done').length
  const failed = items.filter(({ state }) => state === 'failed').length
  return (
    <section className="uploads" aria-label="上传">
      <p className="uploads-sum" role="status">
        共 {items.length} 个文件，已传 {done} 个{failed > 0 ? `，${failed} 个没有传成功` : ''}
        {done > 0 ? (
          <button type="button" className="btn small" onClick={uploads.clearDone}>
            收起已传的
          </button>
        ) : null}
      </p>
      <ul>
        {items.map((item) => (
          <li key={item.key} className={item.state}>
            <bdi className="upload-name">{item.file.name}</bdi>
            <small>{fileSize(item.file.size)}</small>
            <Progress item={item} />
            <span className="upload-acts">
              {item.state === 'failed' ? (
                <button type="button" className="btn small" onClick={() => uploads.retry(item)}>
                  重试<span className="visually-hidden">{item.file.name}</span>
                </button>
              ) : null}
              {item.state === 'done' ? null : (
                <button type="button" className="btn small" onClick={() => uploads.remove(item)}>
                  {item.state === 'failed' ? '移去' : '取消'}
                  <span className="visually-hidden">{item.file.name}</span>
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Progress({ item: { state, part, sentence, file } }: { item: UploadItem }) {
  if (state === 'failed')
    return (
      <span className="upload-failed" role="alert">
        {sentence}
      </span>
    )
  // All bytes are there, and the portal reads the file.
  const words = state === 'sending' && part >= 1 ? '正在处理' : states[state]
  return (
    <span className="upload-progress">
      <progress max={1} value={state === 'waiting' ? 0 : part} aria-label={`${file.name} 的上传进度`} />
      <span>{state === 'sending' && part > 0 && part < 1 ? `${Math.floor(part * 100)}%` : words}</span>
    </span>
  )
}
