import { alignTools, insertTools, listTools, styleTools, type Tool } from './body-tools.ts'

/** What the slash menu offers, what is put in first. */
const offered = [...insertTools, ...styleTools, ...listTools, ...alignTools].filter(
  ({ words }) => words !== '',
)

/** The tools that a query finds: by a part of their label, or by the beginning of a word in pinyin, in its initials or in
 *  English. */
export function foundTools(query: string): Tool[] {
  const asked = query.trim().toLowerCase()
  return offered.filter(
    ({ label, words }) => label.includes(asked) || words.split(' ').some((word) => word.startsWith(asked)),
  )
}
