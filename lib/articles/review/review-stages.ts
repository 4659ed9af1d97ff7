const names = ['初审', '复审', '终审']

/** The name of a stage of so many: of one it is 审稿, of two 初审 and 终审. Stages are counted from 1. */
export function stageName(stage: number, stages: number): string {
  if (stages === 1) return '审稿'
  return (stage === stages ? names.at(-1) : names[stage - 1]) ?? '审稿'
}
