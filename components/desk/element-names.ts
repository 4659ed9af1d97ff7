import { type CaseKind, caseKinds } from '#lib/cases/case-kinds.ts'
import type { ElementKey } from '#lib/cases/elements.ts'

/** The labels of a notice's fields: what the law asks for in this kind is said at its name. Nothing is required, as what is missing is
 *  asked for afterwards. */
export function elementNames(kind: CaseKind): (label: string, element: ElementKey) => string {
  const { elements } = caseKinds[kind]
  return (label, element) => (elements.includes(element) ? `${label}（应写明）` : label)
}
