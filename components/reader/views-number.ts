const format = new Intl.NumberFormat('zh-CN')

/** `811`, `9999`, `12,345`: exact, grouped from five digits on. The page and its script print it alike. */
export function viewsNumber(views: number): string {
  // `useGrouping: 'min2'` says the same, but not to browsers before 2023.
  return views < 10_000 ? String(views) : format.format(views)
}
