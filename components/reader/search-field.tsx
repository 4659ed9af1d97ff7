import { SEARCH } from '#lib/reader-paths.ts'
import { moduleAddress } from './module-address.ts'

type Props = {
  /** Of its field, on a page that may have several. */
  id: string
  /** What tells it from other search forms of the page. */
  label: string
}

/** A field that leads to the results. */
export function SearchField({ id, label }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is unknown to the browsers of before 2023
    <form className="search" role="search" aria-label={label} action={SEARCH}>
      <label className="hidden" htmlFor={id}>
        搜索文章
      </label>
      <input
        id={id}
        type="search"
        name="q"
        required
        maxLength={200}
        placeholder="搜索文章"
        autoComplete="off"
        enterKeyHint="search"
        data-module={moduleAddress('search-suggestions')}
      />
      <button type="submit">
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
          <path d="M12.5 7.5a5 5 0 1 1-10 0 5 5 0 0 1 10 0zm-1.5 3.5 5 5" />
        </svg>
        <span className="hidden">搜索</span>
      </button>
    </form>
  )
}
