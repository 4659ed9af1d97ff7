const UNITS = ['B', 'KB', 'MB', 'GB', 'TB']

/** A number of bytes as people read it: 340 KB, 1.2 MB. */
export function fileSize(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10))
  const amount = bytes / 1024 ** step
  return `${step > 0 && amount < 10 ? amount.toFixed(1) : Math.round(amount)} ${UNITS[step]}`
}
