import { db } from '#lib/db/client.ts'
import { type ImportKind, type ImportState, importStates } from './run-states.ts'

/** What became of a run. */
export type RunSummary = {
  id: number
  kind: ImportKind
  state: ImportState
  isTrial: boolean
  made: number
  known: number
  undecided: number
  refused: number
  failure: string | null
}

export function runSummary(id: number): Promise<RunSummary> {
  return db().importRun.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      kind: true,
      state: true,
      isTrial: true,
      made: true,
      known: true,
      undecided: true,
      refused: true,
      failure: true,
    },
  })
}

/** The same in a sentence. */
export function sentenceOfRun({
  state,
  isTrial,
  made,
  known,
  undecided,
  refused,
  failure,
}: RunSummary): string {
  const counts = [
    `${isTrial ? '会导入' : '导入'} ${made}`,
    `已有 ${known}`,
    ...(undecided > 0 ? [`疑似重复 ${undecided}`] : []),
    `未导入 ${refused}`,
  ]
  const end = state === 'done' ? '' : `${importStates[state].name}${failure === null ? '' : `：${failure}`}`
  return `${end}${end && !end.endsWith('。') ? '。' : ''}${counts.join('，')}。`
}
