import type { Suggestions } from '#lib/articles/suggestions.ts'

/** The id of the list of names for a field, which its input names. */
export function usedNamesId(field: string): string {
  return `used-${field}`
}

/** The names that were used before, for the inputs of the form: found by their words, or by the initials of their pinyin. */
export function UsedNames({ suggestions }: { suggestions: Suggestions }) {
  return Object.entries(suggestions).map(([field, names]) => (
    <datalist key={field} id={usedNamesId(field)}>
      {names.map(({ name, initials }) => (
        <option key={name} value={name} label={initials === '' ? undefined : initials} />
      ))}
    </datalist>
  ))
}
