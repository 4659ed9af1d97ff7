import type { CaseFields } from '#components/desk/case-answer.ts'
import type { ArticleEndChoice } from '#components/desk/correction-fields.ts'
import { formatTime } from '#components/desk/format-time.ts'
import type { Editor } from '#lib/actors/editor.ts'
import { endField } from '#lib/cases/correction-input.ts'
import type { CaseCorrection } from '#lib/cases/desk-article.ts'
import type { DeskCase } from '#lib/cases/desk-case-types.ts'
import { type PreparedText, preparedTexts } from '#lib/cases/desk-prepared-texts.ts'

/** What an editor can choose for each article of a case that ends with a correction. */
export async function correctionChoices(
  editor: Editor,
  { articles, state, acceptedAt, now }: Pick<DeskCase, 'articles' | 'state' | 'acceptedAt' | 'now'>,
  corrections: readonly CaseCorrection[],
): Promise<ArticleEndChoice[]> {
  const open = articles.filter(({ articleId, outcome }) => articleId !== null && outcome === null)
  const isHeld = state === 'accepted'
  const texts = isHeld
    ? await preparedTexts(
        editor,
        open.flatMap(({ articleId }) => articleId ?? []),
      )
    : []
  return open.flatMap(({ articleId, title }) => {
    if (articleId === null) return []
    const text = texts.find((one) => one.articleId === articleId)
    const made = corrections.filter((one) => one.articleId === articleId)
    const options = [
      ...(text ? [preparedOption(text, now)] : []),
      ...(made.length > 0 ? [madeOption(made, now)] : []),
    ]
    const unchanged = { value: UNCHANGED, label: isHeld ? '不作更正，原样恢复展示' : '不作更正' }
    return [
      {
        ...{ name: endField(articleId), title: title || `文章 ${articleId}`, isHeld },
        ...{
          options: [...options, unchanged],
          initial: isOlder(text, acceptedAt) ? '' : (options[0]?.value ?? ''),
        },
      },
    ]
  })
}

/** What was written before the case took the article from readers may have nothing to do with it: it is offered, not proposed. */
const isOlder = (text: PreparedText | undefined, acceptedAt: Date | null) =>
  text !== undefined && acceptedAt !== null && text.savedAt < acceptedAt

const UNCHANGED = 'unchanged'

const preparedOption = ({ copyVersion, note, savedBy, savedAt }: PreparedText, now: Date) => ({
  value: `copy ${copyVersion}`,
  label: `以写好的修改稿恢复（${savedBy}，${formatTime(savedAt, now)}）：${note}`,
})

const madeOption = (made: readonly CaseCorrection[], now: Date) => ({
  value: `made ${made.map(({ id }) => id).join(' ')}`,
  label: `已作的更正（${made.map(({ note, at }) => `${formatTime(at, now)}：${note}`).join('；')}）`,
})

/** What was chosen in a dialog, as the verb takes it. */
export function correctionOf(fields: CaseFields) {
  const chosen = { copies: [] as { articleId: number; copyVersion: number }[], unchanged: [] as number[] }
  const correctionIds: number[] = []
  for (const [name, value] of Object.entries(fields)) {
    const articleId = Number(/^article-(\d{1,10})$/.exec(name)?.[1] ?? Number.NaN)
    const [choice, ...numbers] = String(value).split(' ')
    if (Number.isNaN(articleId)) continue
    if (choice === 'copy') chosen.copies.push({ articleId, copyVersion: Number(numbers[0]) })
    if (choice === 'made') correctionIds.push(...numbers.map(Number))
    if (choice === UNCHANGED) chosen.unchanged.push(articleId)
  }
  return { ...chosen, correctionIds }
}
