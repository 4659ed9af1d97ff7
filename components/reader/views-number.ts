const format = new Intl.NumberFormat('zh-CN', { useGrouping: 'min2' })

/** `811`, `9999`, `12,345`: exact, grouped from five digits on. The page and its script print it alike. */
export function viewsNumber(views: number): string {
  return format.format(views)
}
