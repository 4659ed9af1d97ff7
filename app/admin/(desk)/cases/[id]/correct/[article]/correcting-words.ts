import type { HoldingCase } from '#lib/cases/desk-held-article.ts'

/** What the primary action on a suspended article's new text does as its case stands, and what it is called. */
export function correctingWords({ articles, isHeldByOther, needsTwo }: Omit<HoldingCase, 'id' | 'version'>) {
  const later = '写好以后回到案件，用“更正后结案”逐篇说明更正或者不作更正，文章届时一并恢复展示。'
  if (isHeldByOther)
    return {
      verb: '写好修改稿',
      consequence: `另一案件也暂停了本文的展示，该案办结以后才能更正恢复。${later}`,
    }
  if (articles > 1)
    return { verb: '写好修改稿', consequence: `本案涉及 ${articles} 篇文章，一并办结。${later}` }
  const shown = '文章以修订后的文字恢复展示，更正说明随文公布，本案结案。'
  return needsTwo
    ? { verb: '提请更正并恢复', consequence: `提请以后由另一位有权限的人确认；确认后${shown}` }
    : { verb: '更正并恢复', consequence: `提交后${shown}` }
}
