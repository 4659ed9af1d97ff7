/** A number of minutes as people say it: `不到 1 分钟`, `45 分钟`, `3.5 小时`, `2 天`. */
export function minutesInWords(minutes: number): string {
  if (minutes < 1) return '不到 1 分钟'
  if (minutes < 60) return `${Math.round(minutes)} 分钟`
  if (minutes < 1_440) return `${oneDecimal(minutes / 60)} 小时`
  return `${oneDecimal(minutes / 1_440)} 天`
}

const oneDecimal = (value: number) => String(Math.round(value * 10) / 10)
