import { expect, it } from 'vitest'
import { correctingWords } from '#app/admin/(desk)/cases/[id]/correct/[article]/correcting-words.ts'
import { correctionOf } from '#app/admin/(desk)/cases/[id]/correction-choices.ts'

// Purpose: what an editor chooses for each article is what the verb is given, and the page of a suspended text offers what can be done.

it('what was chosen in the dialog is given to the verb article by article; a foreign field is none', () => {
  const fields = {
    'article-3': 'copy 12',
    'article-4': 'made 7 8',
    'article-5': 'unchanged',
    'article-6': '',
    note: 'copy 1',
  }
  expect(correctionOf(fields)).toEqual({
    copies: [{ articleId: 3, copyVersion: 12 }],
    correctionIds: [7, 8],
    unchanged: [5],
  })
})

it.each([
  [{ articles: 1, isHeldByOther: false, needsTwo: false }, '更正并恢复', /本案结案/],
  [{ articles: 1, isHeldByOther: false, needsTwo: true }, '提请更正并恢复', /另一位有权限的人确认/],
  [{ articles: 2, isHeldByOther: false, needsTwo: false }, '写好修改稿', /本案涉及 2 篇文章/],
  [{ articles: 1, isHeldByOther: true, needsTwo: true }, '写好修改稿', /另一案件也暂停了本文的展示/],
] as const)('of %j the primary action is %s', (holding, verb, consequence) => {
  const words = correctingWords(holding)
  expect(words.verb).toBe(verb)
  expect(words.consequence).toMatch(consequence)
})
