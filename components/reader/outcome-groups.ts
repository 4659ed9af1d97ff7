import type { CaseKind } from '#lib/cases/case-kinds.ts'
import type { CaseOutcome } from '#lib/cases/case-outcomes.ts'
import type { CaseFigures } from '#lib/transparency/case-figures.ts'

type Group = 'removed' | 'corrected' | 'restored' | 'declined' | 'open'

/** How cases stand, in the order of their bars; colour is not alone: the table has the same words. */
export const outcomeGroups: readonly { group: Group; name: string; outcomes: readonly CaseOutcome[] }[] = [
  { group: 'removed', name: '删除或停止提供', outcomes: ['removed', 'blocked'] },
  { group: 'corrected', name: '更正', outcomes: ['corrected'] },
  { group: 'restored', name: '决定恢复', outcomes: ['restored'] },
  { group: 'declined', name: '未受理、未更改、撤回或逾期', outcomes: ['rejected', 'withdrawn', 'lapsed'] },
  { group: 'open', name: '办理中', outcomes: [] },
]

export type KindOutcomes = {
  kind: CaseKind
  total: number
  /** `before`: how many cases stand in the groups before it. */
  groups: { group: Group; cases: number; before: number }[]
}

/** The kinds that had a case, with the cases of each group. */
export function outcomesOfKinds(byKind: CaseFigures['byKind']): KindOutcomes[] {
  const kinds = [...new Set(byKind.map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const rows = byKind.filter((row) => row.kind === kind)
    let before = 0
    const groups = outcomeGroups.map(({ group, outcomes }) => {
      const own = rows.filter(({ outcome }) =>
        outcome === null ? group === 'open' : outcomes.includes(outcome),
      )
      const cases = own.reduce((sum, row) => sum + row.cases, 0)
      before += cases
      return { group, cases, before: before - cases }
    })
    return { kind, total: before, groups }
  })
}
