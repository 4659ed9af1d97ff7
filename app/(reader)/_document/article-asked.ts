import { publicState } from '#lib/articles/published.ts'
import { pathNumber } from '#lib/path-number.ts'
import { type FormView, typedIn } from '#lib/public-forms/form-view.ts'

/** The article that a form is about, of its address or of the form that comes back; undefined for none that readers ever saw. */
export async function articleAsked(form: FormView, query: URLSearchParams): Promise<number | undefined> {
  const id = pathNumber(typedIn(form, 'article', query.get('article') ?? ''))
  return id !== null && (await publicState(id)) ? id : undefined
}
