/** What the sheet has no place for. */
const dropped: [selector: string, name: string][] = [
  ['img, picture, svg, canvas', '图片'],
  ['video', '视频'],
  ['audio', '音频'],
  ['iframe, object, embed', '嵌入的网页'],
  ['math', '公式'],
]
/** What the sheet turns into something else. */
const changed: [selector: string, sentence: string][] = [
  ['table', '表格改成了一行一段。'],
  ['s, strike, del, [data-style*="line-through"]', '删除线去掉了，字还在。'],
]

/** What becomes of a paste, where that is not what was copied; empty where nothing is to be said. */
export function pasteReport(pasted: ParentNode): string {
  const isThere = (selector: string) =>
    [...pasted.querySelectorAll(selector)].some((element) => !isTiny(element))
  const names = dropped.filter(([selector]) => isThere(selector)).map(([, name]) => name)
  const sentences = changed.filter(([selector]) => isThere(selector)).map(([, sentence]) => sentence)
  if (names.length > 0) sentences.unshift(`正文里还不能放${names.join('、')}，没有粘贴进来。`)
  return sentences.join('')
}

/** Whether an element is a picture of one dot, by which mails and pages count their readers. */
function isTiny(element: Element): boolean {
  return ['width', 'height'].some((name) => ['0', '1'].includes(element.getAttribute(name) ?? ''))
}
