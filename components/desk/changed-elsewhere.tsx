import type { ArticleHead } from '#lib/articles/autosave/autosave-types.ts'
import { isPublic, isRemoved, isUnderReview } from '#lib/articles/status.ts'
import { focusNotices } from './focus-notices.ts'
import { formatTime } from './format-time.ts'
import type { Start } from './standing.ts'
import type { useArticleForm } from './use-article-form.ts'

type Form = ReturnType<typeof useArticleForm>

type Props = {
  start: Pick<Start, 'editorId'>
  form: Form
  head: ArticleHead | null
  onMerge: () => void
}

/** That the article was changed, published, taken down or deleted since this form began, before its editor presses. */
export function ChangedElsewhere({ start, form, head, onMerge }: Props) {
  const { standing, conflict, pending } = form
  if (!head || pending || conflict || standing.id === null || !isAhead(head, standing)) return null
  const by = head.changedById === start.editorId ? '您在另一处' : head.changedBy
  const at = formatTime(new Date(head.changedAt))
  return (
    <section className="notice warn elsewhere" role="alert">
      <p>
        <bdi>{by}</bdi> {at} {whatWasDone(head, standing)}
      </p>
      <WayOn form={form} head={head} onMerge={onMerge} />
    </section>
  )
}

function isAhead(head: ArticleHead, { version, copyVersion }: Form['standing']): boolean {
  return head.version > version || (head.version === version && head.copyVersion > copyVersion)
}

function whatWasDone({ status }: ArticleHead, standing: Form['standing']): string {
  const kept = '您的文字都在，照常自动保存'
  if (status === 'deleted') return `删除了这篇草稿。${kept}，可以另存为新文章。`
  if (isUnderReview(status)) return `送审了这篇文章。${kept}，退回后可以接着写。`
  if (status === 'suspended') return `暂停展示了这篇文章，正在核查权利通知。${kept}，恢复后可以接着写。`
  if (status === 'taken_down') return `下架了这篇文章。${kept}，恢复后可以接着写。`
  if (isPublic(status) && !isPublic(standing.status)) return `发布了这篇文章。${kept}，提交前再合并。`
  return `改动了这篇文章。${kept}，提交前再合并。`
}

function WayOn({ form, head, onMerge }: Pick<Props, 'form' | 'onMerge'> & { head: ArticleHead }) {
  if (head.status === 'deleted')
    return (
      <button
        type="button"
        className="btn"
        onClick={() => {
          form.renew()
          focusNotices()
        }}
      >
        另存为新文章
      </button>
    )
  if (isRemoved(head.status) || isUnderReview(head.status))
    return (
      <a className="btn" href={`/admin/articles/${form.standing.id}`}>
        {isRemoved(head.status) ? '查看下架记录' : '查看审稿记录'}
      </a>
    )
  if (!form.dirty)
    return (
      <a className="btn" href={`/admin/articles/${form.standing.id}`}>
        载入最新版
      </a>
    )
  return (
    <button type="button" className="btn" onClick={onMerge}>
      查看并合并
    </button>
  )
}
