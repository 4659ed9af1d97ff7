/** Into which spans the time to act is sorted; `minutes` is the bound below which a case falls into it, null for the last. */
export const timeBuckets: readonly { name: string; minutes: number | null }[] = [
  { name: '1 小时以内', minutes: 60 },
  { name: '1 至 24 小时', minutes: 1_440 },
  { name: '1 至 3 天', minutes: 4_320 },
  { name: '3 至 7 天', minutes: 10_080 },
  { name: '7 天以上', minutes: null },
]
