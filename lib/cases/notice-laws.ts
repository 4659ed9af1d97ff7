import type { CaseKind } from './case-kinds.ts'
import { onCounters, onForwarding } from './case-laws.ts'
import { lawFor } from './case-move-row.ts'

/** The articles of law that a letter about a notice names: on which it is forwarded, and on which it is answered. */
type NoticeLaws = { forward: string; counter: string }

/** Those of a case of this kind; empty where nobody is heard. */
export function noticeLaws(kind: CaseKind): NoticeLaws {
  return { forward: lawFor(onForwarding, kind), counter: lawFor(onCounters, kind) }
}
