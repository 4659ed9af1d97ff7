/** The characters of the labels that scripts add to a page, in simplified order and in traditional. */
const SIMPLIFIED = '号较标准观随统浅长对单列读暂继续结语话粤张关闭图议条键选择栏'
const TRADITIONAL = '號較標準觀隨統淺長對單列讀暫繼續結語話粵張關閉圖議條鍵選擇欄'

/** Whether the page is in traditional characters. */
export function isTraditional(): boolean {
  return document.documentElement.lang === 'zh-Hant'
}

/** A label in the page's own characters. */
export function label(text: string): string {
  return isTraditional() ? traditionalLabel(text) : text
}

/** A label in traditional characters. Without a dictionary: these few words are all that scripts add to a page. */
export function traditionalLabel(text: string): string {
  return Array.from(text, (one) => TRADITIONAL[SIMPLIFIED.indexOf(one)] ?? one).join('')
}
