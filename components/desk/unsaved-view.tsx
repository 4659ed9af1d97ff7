import type { UnsavedText } from '#lib/articles/autosave/unsaved-texts.ts'
import { contentFields } from '#lib/articles/fields.ts'
import { type ArticleContent, type CityChoice, isSameField } from './article-content.ts'
import { Changes } from './change-view.tsx'
import { formatTime } from './format-time.ts'
import { OwnText } from './own-text.tsx'
import { kindOf } from './unsaved-list.tsx'

type Props = {
  article: { id: number; content: ArticleContent }
  text: UnsavedText & { content: ArticleContent; note: string }
  cities: CityChoice[]
  /** Whether the article can be edited now. */
  isOpen: boolean
}

/** A text that was stored by itself, against what is saved, and the way to bring it back. */
export function UnsavedView({ article, text, cities, isOpen }: Props) {
  const changed = contentFields.filter((field) => !isSameField(field, article.content, text.content))
  return (
    <>
      <div className="bar bar-sticky">
        <h1>
          自动保存的版本
          <small>
            <bdi>{text.editorName}</bdi> · {formatTime(text.at)} · {kindOf(text)}
          </small>
        </h1>
        <a className="btn" href={`/admin/articles/${article.id}`}>
          ← 回到文章
        </a>
        {isOpen ? (
          <a className="btn primary" href={`/admin/articles/${article.id}?autosave=${text.key}`}>
            放进表单
          </a>
        ) : null}
      </div>
      <section className="unsaved-view" aria-label="与现在的区别">
        <h2>与现在存着的文字的区别</h2>
        {changed.length === 0 ? <p>没有区别。</p> : null}
        <Changes fields={changed} from={article.content} to={text.content} cities={cities} />
        <h2>全文</h2>
        <OwnText content={text.content} note={text.note} label={`${text.editorName} 的文字`} />
      </section>
    </>
  )
}
