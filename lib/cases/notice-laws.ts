import type { CaseKind } from './case-kinds.ts'
import { DMCA, onCounters, onForwarding } from './case-laws.ts'
import { lawFor } from './case-move-row.ts'

/** The articles of law that a letter about a notice names: on which it is forwarded, and on which it is answered. */
type NoticeLaws = { forward: string; counter: string }

/** Those of a case of this kind; empty where nobody is heard.
 *  @param isUnderDmca of a copyright, whether 17 U.S.C. §512(g) holds for the answer */
export function noticeLaws(kind: CaseKind, isUnderDmca = false): NoticeLaws {
  const counter = lawFor(onCounters, kind)
  return { forward: lawFor(onForwarding, kind), counter: isUnderDmca ? `${counter}、${DMCA}(3)` : counter }
}
