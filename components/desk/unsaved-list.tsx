import type { UnsavedText } from '#lib/articles/autosave/unsaved-texts.ts'
import { shanghaiTimestamp } from '#lib/time.ts'
import { formatTime } from './format-time.ts'

/** 自动保存的版本: what others have typed and not saved, and what gave way to a later text. */
export function UnsavedList({ id, texts }: { id: number; texts: UnsavedText[] }) {
  if (texts.length === 0) return null
  return (
    <section className="unsaved-list">
      <h2>自动保存的版本</h2>
      <details>
        <summary>{texts.length} 份；还没有提交的保留 180 天，其余的 14 天</summary>
        <ul>
          {texts.map((text) => (
            <li key={text.key}>
              <a href={`/admin/articles/${id}/autosaves/${text.key}`}>
                <time dateTime={shanghaiTimestamp(text.at)}>{formatTime(text.at)}</time>
                {` · ${text.characters.toLocaleString('en')} 字`}
              </a>
              <small>
                <bdi>{text.editorName}</bdi> · {kindOf(text)}
                {text.device ? ` · ${text.device}` : ''}
              </small>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

/** What such a text is, in a word. */
export function kindOf({ key, kind }: Pick<UnsavedText, 'key' | 'kind'>): string {
  if (key.startsWith('now-')) return '还没有提交'
  return kind === 'working_copy' ? '被替换的修改稿' : '自动保存'
}
