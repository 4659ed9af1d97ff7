import { articleFields, type ContentField } from '#lib/articles/fields.ts'
import { type WordedLine, withChangedWords } from '#lib/text/changed-words.ts'
import { lineDiff, shortened } from '#lib/text/line-diff.ts'
import type { ArticleContent, CityChoice } from './article-content.ts'
import { bodyLines } from './body-lines.ts'

type Text = Partial<ArticleContent>

type Props = {
  fields: readonly ContentField[]
  from: Text
  to: Text
  cities: readonly CityChoice[]
  /** A word beside a field's name. */
  remark?: (field: ContentField) => string
}

/** What becomes of some fields from one text to another, a line each. */
export function Changes({ fields, from, to, cities, remark = () => '' }: Props) {
  return (
    <dl>
      {fields.map((field) => (
        <div key={field}>
          <dt>
            {articleFields[field].label}
            {remark(field) ? <small>{remark(field)}</small> : null}
          </dt>
          <dd>
            <Change field={field} from={from} to={to} cities={cities} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

export function Change({ field, from, to, cities }: Omit<Props, 'fields'> & { field: ContentField }) {
  return <LineChanges before={linesOf(field, from, cities)} after={linesOf(field, to, cities)} />
}

/** What becomes of some lines, with one that stays around each change. */
export function LineChanges({ before, after }: { before: readonly string[]; after: readonly string[] }) {
  const lines = withChangedWords(lineDiff(before, after))
  if (lines.every(({ kind }) => kind === 'same')) return <p>只有格式不同</p>
  return (
    <div className="diff">
      {shortened(lines).map((line, index) => {
        const key = `${index}`
        if (line === null) return <p key={key}>…</p>
        const Line = elements[line.kind]
        return (
          <Line key={key} className={line.pieces ? 'worded' : undefined}>
            {line.text === '' ? '（空行）' : wordsOf(line)}
          </Line>
        )
      })}
    </div>
  )
}

const elements = { same: 'p', gone: 'del', new: 'ins' } as const

function wordsOf({ text, pieces }: WordedLine) {
  return pieces
    ? pieces.map((piece, index) => {
        const key = `${index}`
        return piece.isChanged ? <mark key={key}>{piece.text}</mark> : <span key={key}>{piece.text}</span>
      })
    : text
}

/** A field's value in lines that a person can compare. */
export function linesOf(field: ContentField, content: Text, cities: readonly CityChoice[]): string[] {
  if (field === 'body') return content.body ? bodyLines(content.body) : []
  const value = content[field] ?? ''
  if (field === 'leadMediaId') return value === '' ? [] : [`媒体库第 ${value} 号图片`]
  const places =
    field === 'cityId' ? cities : field === 'columnId' ? cities.flatMap(({ columns }) => columns) : []
  const name = places.find(({ id }) => String(id) === value)?.name ?? value
  return name === '' ? [] : [name]
}
