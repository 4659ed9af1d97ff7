const format = new Intl.NumberFormat('zh-CN')

/** `811`, `9999`, `12,345`: exact, grouped from five digits on. The page and its script print it alike. */
export function viewsNumber(views: number): string {
  // `useGrouping: 'min2'` says the same, but not to browsers before 2023.
  return views < 10_000 ? String(views) : format.format(views)
}

/** As lists say it: exact below ten thousand, then `1.2万`, `12.0万`, `3.4亿`, never more than there are. */
export function roundedViews(views: number): string {
  if (views < 10_000) return String(views)
  return views < 100_000_000 ? `${tenths(views / 10_000)}万` : `${tenths(views / 100_000_000)}亿`
}

const tenths = (number: number) => (Math.floor(number * 10) / 10).toFixed(1)
