import { type CaseKind, caseKinds } from './case-kinds.ts'
import { CIVIL, COPYRIGHT } from './case-move-row.ts'

/** The articles of law that a letter about a notice names: 条例 speaks of works on the network alone, 民法典 of every civil right. */
type NoticeLaws = { forward: string; counter: string }

const copyright = { forward: `${COPYRIGHT}第十五条`, counter: `${COPYRIGHT}第十六条` }
const civil = { forward: `${CIVIL}第一千一百九十五条`, counter: `${CIVIL}第一千一百九十六条` }

/** On which a case's notice is forwarded, and on which it is answered. */
export function noticeLaws(kind: CaseKind): NoticeLaws {
  return caseKinds[kind].path === 'copyright' ? copyright : civil
}
