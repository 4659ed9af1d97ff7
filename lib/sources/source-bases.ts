import type { SourceBasis, SourceGap } from '#lib/db/generated/enums.ts'

export type { SourceBasis }

/** On what the right to repost rests, in the screen's words. */
export const sourceBases: Record<SourceBasis, string> = {
  licence: '授权许可',
  agreement: '转载协议',
  public_notice: '公开声明允许转载',
}

/** What stands between a text and the list of sources, with the listed source where one is meant. */
export type Gap = {
  gap: SourceGap
  sourceName: string
  listedName: string | null
  expiredOn: string | null
  /** Of the text's address; the address itself where it has no host name. Null where there is none. */
  host: string | null
}

/** The sentence that an editor hears. */
export function gapSentence({ gap, sourceName, listedName, expiredOn, host }: Gap): string {
  if (gap === 'expired') return `“${listedName}”的转载依据已于 ${expiredOn} 到期。`
  if (gap === 'other_host') return `原网址在 ${host}，不是可转载来源登记的网站。`
  return `“${sourceName}”不在可转载来源名单里。`
}
