import { isPublic, states } from '#lib/articles/status.ts'
import { articlePath } from '#lib/reader-paths.ts'
import { ActionButton } from './action-button.tsx'
import type { HeldArticle } from './held-article.ts'
import type { Standing } from './standing.ts'
import { StatusMark } from './status-mark.tsx'

type Props = {
  /** Where readers do not see the article meanwhile. */
  held?: HeldArticle | undefined
  standing: Standing
  pending: boolean
  dirty: boolean
  onPreview?: (() => void) | undefined
  onSave: () => void
  onPublish: () => void
  /** Submitting a draft; where it is required there is no publishing it. */
  review?: { press: () => void; isRequired: boolean; label: string } | undefined
  onAmend: () => void
  onTakeDown: (() => void) | undefined
}

/** What is being edited, and the verbs that its state allows: one of them is the screen's primary action. */
export function ArticleBar({
  held,
  standing,
  pending,
  dirty,
  onPreview,
  onSave,
  onPublish,
  review,
  onAmend,
  onTakeDown,
}: Props) {
  const { id, version, status } = standing
  const isLive = isPublic(status)
  return (
    <div className="bar bar-sticky">
      <h1>
        {titleOf(standing, held)}
        {id === null ? (
          dirty ? (
            <small>
              <span className="dirty">有未提交的修改</span>
            </small>
          ) : null
        ) : (
          <small>
            第 {version} 版
            <StatusMark status={held?.status ?? status} label={states[held?.status ?? status].name} />
            {dirty ? <span className="dirty">有未提交的修改</span> : null}
          </small>
        )}
      </h1>
      {isLive && id !== null && !held ? (
        <a className="btn" href={articlePath(id)} target="_blank" rel="noreferrer">
          读者页面
        </a>
      ) : null}
      {onPreview ? (
        <button
          type="button"
          className="btn"
          onClick={onPreview}
          aria-haspopup="dialog"
          aria-keyshortcuts="Control+Shift+P"
          title="Ctrl Shift P"
        >
          预览
        </button>
      ) : null}
      {onTakeDown ? (
        <button type="button" className="btn danger" onClick={onTakeDown} aria-haspopup="dialog">
          下架…
        </button>
      ) : null}
      <ActionButton className="btn" onClick={onSave} pending={pending} aria-keyshortcuts="Control+S">
        {isLive ? '保存' : '保存草稿'} <kbd>Ctrl S</kbd>
      </ActionButton>
      {review && !isLive && !review.isRequired ? (
        <ActionButton className="btn" onClick={review.press} pending={pending}>
          {review.label}
        </ActionButton>
      ) : null}
      {review?.isRequired && !isLive ? (
        <Primary pending={pending} onPress={review.press} label={review.label} />
      ) : (
        <Primary
          pending={pending}
          onPress={isLive ? onAmend : onPublish}
          label={held?.verb ?? (isLive ? '提交修订' : '发布')}
        />
      )}
    </div>
  )
}

function titleOf({ id, status }: Standing, held: HeldArticle | undefined): string {
  if (id === null) return '新文章'
  if (held) return '更正文章'
  return isPublic(status) ? '修订文章' : '编辑草稿'
}

function Primary({ pending, onPress, label }: { pending: boolean; onPress: () => void; label: string }) {
  return (
    <ActionButton
      className="btn primary"
      onClick={onPress}
      pending={pending}
      aria-keyshortcuts="Control+Enter"
    >
      {label} <kbd>Ctrl ↵</kbd>
    </ActionButton>
  )
}
