import { contentFields } from '#lib/articles/fields.ts'
import type { Origin } from '#lib/articles/origin.ts'
import type { ArticleContent } from './article-content.ts'

/** What a form holds. */
export type Typed = { content: ArticleContent; note: string; origin: Origin }

/** What an editor typed and did not save, as the server has it; `at` is when (ISO 8601), `device` where. */
export type Unsaved = Typed & { at: string; device: string }

/** The draft that the first autosave of a new form has begun. */
export type Begun = { id: number; version: number; origin: Origin; content: ArticleContent }

/** Whether the server has what the form holds; told by the very object, since it is asked at every key. */
export function isSameTyped(kept: Typed | null, typed: Typed): boolean {
  return (
    kept !== null &&
    kept.content === typed.content &&
    kept.note === typed.note &&
    kept.origin === typed.origin
  )
}

/** Whether anything was typed into a new form, its choices aside. */
export function hasWords(content: ArticleContent): boolean {
  const chosen = ['cityId', 'columnId', 'publicationDate']
  return contentFields.some((field) =>
    field === 'body'
      ? content.body.content.length > 0
      : !chosen.includes(field) && content[field].trim() !== '',
  )
}
