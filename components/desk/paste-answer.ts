import { MAX_BODY_CHARACTERS } from '#lib/articles/body/bounds.ts'
import { leftOutWords, type TidyReport } from '#lib/html/tidy-report.ts'

/** What is said of a paste: how much came in, and what did not. */
export function pasteAnswer(report: TidyReport | null): string {
  if (!report) return `内容太长：正文最多 ${MAX_BODY_CHARACTERS.toLocaleString('en')} 字，没有粘贴。`
  const { characters, pictures, leftOut } = report
  const brought = [
    ...(characters > 0 || pictures === 0 ? [`${characters.toLocaleString('en')} 字`] : []),
    ...(pictures > 0 ? [`${pictures.toLocaleString('en')} 张图片`] : []),
  ]
  const missing = leftOutWords(leftOut)
  return `已粘贴 ${brought.join('、')}${missing ? `；没有带过来：${missing}` : ''}。`
}
