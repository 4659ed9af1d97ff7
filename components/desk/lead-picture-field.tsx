import { mediaUses } from '#lib/articles/body/media-of.ts'
import { articleFields } from '#lib/articles/fields.ts'
import type { ArticleContent } from './article-content.ts'
import { Field, fieldProps } from './field.tsx'

type Props = {
  content: ArticleContent
  error: string | undefined
  onChange: (field: 'leadMediaId', value: string) => void
}

/** 题图: one of the text's pictures, or any of the library; where none is chosen, the first of the text serves. */
export function LeadPictureField({ content, error, onChange }: Props) {
  const uses = mediaUses(content.body).filter(({ kind }) => kind === 'picture')
  const numbers = [...new Set(uses.map(({ id }) => String(id)))]
  const chosen = content.leadMediaId
  const isElsewhere = chosen !== '' && !numbers.includes(chosen)
  return (
    <section className="fields">
      <h2>{articleFields.leadMediaId.label}</h2>
      <Field name="leadMediaId" label="列表与分享用图" error={error}>
        <select
          {...fieldProps('leadMediaId', error)}
          value={chosen}
          onChange={({ currentTarget: { value } }) => onChange('leadMediaId', value)}
        >
          <option value="">{numbers.length > 0 ? '正文第一张图片' : '没有图片'}</option>
          {numbers.map((number, at) => (
            <option key={number} value={number}>
              正文第 {at + 1} 张图片
            </option>
          ))}
          {isElsewhere ? <option value={chosen}>媒体库第 {chosen} 号图片</option> : null}
        </select>
      </Field>
    </section>
  )
}
