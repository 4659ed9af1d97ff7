import type { SearchFields } from '#lib/articles/search/read-search.ts'
import { SEARCH } from '#lib/reader-paths.ts'
import { each } from './each.ts'
import { moduleAddress } from './module-address.ts'
import type { Site } from './site.ts'

/** The fields of a search: the words, and below them what narrows it. */
export function SearchPageForm({ site, asked }: { site: Site; asked: SearchFields }) {
  const { q, city, column, source, author, from, to } = asked
  const isNarrowed = [city, column, source, author, from, to].some((one) => one !== undefined)
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is unknown to the browsers of before 2023
    <form className="search-form" role="search" aria-label="搜索文章" action={SEARCH}>
      <div className="search-words">
        <input
          name="q"
          type="search"
          aria-label="搜索"
          placeholder="标题、正文、来源、作者"
          defaultValue={q}
          maxLength={200}
          autoComplete="off"
          enterKeyHint="search"
          data-module={moduleAddress('search-suggestions')}
        />
        <button type="submit">搜索</button>
      </div>
      <details open={isNarrowed}>
        <summary>缩小范围</summary>
        <div className="search-fields">
          <Choice name="city" label="城市" of={site.cities} chosen={city} />
          <Choice name="column" label="栏目" of={columnsOf(site)} chosen={column} />
          <Field name="source" label="来源" value={source} />
          <Field name="author" label="作者" value={author} />
          <Field name="from" label="从" value={from} type="date" />
          <Field name="to" label="到" value={to} type="date" />
        </div>
      </details>
    </form>
  )
}

type Named = { slug: string; name: string }

/** Every column once, those of all cities first. */
function columnsOf({ columns, cities }: Site): Named[] {
  const all = [...columns, ...cities.flatMap((city) => city.columns)]
  return [...new Map(all.map((column) => [column.slug, column])).values()]
}

type ChoiceProps = { name: string; label: string; of: readonly Named[]; chosen: string | undefined }

function Choice({ name, label, of, chosen }: ChoiceProps) {
  if (of.length === 0) return null
  return (
    <label>
      <span>{label}</span>
      <select name={name} defaultValue={of.find((one) => one.name === chosen)?.slug ?? chosen ?? ''}>
        <option value="">全部</option>
        {each(of, (one) => (
          <option value={one.slug}>{one.name}</option>
        ))}
      </select>
    </label>
  )
}

type FieldProps = { name: string; label: string; value: string | undefined; type?: 'text' | 'date' }

function Field({ name, label, value, type = 'text' }: FieldProps) {
  return (
    <label>
      <span>{label}</span>
      <input name={name} type={type} defaultValue={value} {...(type === 'text' ? { maxLength: 80 } : {})} />
    </label>
  )
}
