/** The characters of the reading aids that differ, in simplified order and in traditional. */
const SIMPLIFIED = '号较标准观随统浅长对单列读暂继续结语话粤'
const TRADITIONAL = '號較標準觀隨統淺長對單列讀暫繼續結語話粵'
const isTraditional = document.documentElement.lang === 'zh-Hant'

/** A label in the page's own characters. Without a dictionary: these few words are all that scripts add to a page. */
export function label(text: string): string {
  if (!isTraditional) return text
  return Array.from(text, (one) => TRADITIONAL[SIMPLIFIED.indexOf(one)] ?? one).join('')
}
