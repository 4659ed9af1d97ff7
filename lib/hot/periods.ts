import type { HotPeriod } from '#lib/db/generated/enums.ts'
import { DEFAULT_PERIOD } from '../reader-paths.ts'

export type { HotPeriod }

/** The hot lists in their order: what each is called, how its heading says it, and what it counts. */
export const hotPeriods: Readonly<Record<HotPeriod, { name: string; heading: string; counts: string }>> = {
  day: { name: '今日', heading: '今日人气榜', counts: '近 24 小时的人气' },
  week: { name: '本周', heading: '本周人气榜', counts: '今天和之前 6 天的人气' },
  month: { name: '本月', heading: '本月人气榜', counts: '今天和之前 29 天的人气' },
  all: { name: '全部', heading: '总人气榜', counts: '发布以来的人气' },
}

export const hotPeriodNames = Object.keys(hotPeriods) as HotPeriod[]

/** The period of an address's last part; null for any other word, and for that of the list which has none. */
export function hotPeriodOf(part: string): HotPeriod | null {
  const period = hotPeriodNames.find((one) => one === part)
  return period === undefined || period === DEFAULT_PERIOD ? null : period
}
