import type { Config } from '../config.ts'

/** What a policy can name by a word in braces, as `{运营者}`: facts that are the configuration's, not the text's. */
export const factNames = ['站点', '网址', '运营者', '联系方式'] as const

export type PolicyFacts = Readonly<Record<(typeof factNames)[number], string>>

/** The facts as they stand in a sentence, also where the configuration does not name them. */
export function policyFacts({
  siteName,
  siteUrl,
  imprint,
  contactEmail,
}: Pick<Config, 'siteName' | 'siteUrl' | 'imprint' | 'contactEmail'>): PolicyFacts {
  const ways = [
    contactEmail && `电子邮箱 ${contactEmail}`,
    imprint.phone && `电话 ${imprint.phone}`,
    imprint.address && `地址：${imprint.address}`,
  ].filter((way) => way !== undefined && way !== '')
  return {
    站点: siteName,
    网址: siteUrl,
    运营者: imprint.operator ?? `${siteName}的运营者`,
    联系方式: ways.length > 0 ? ways.join('，') : '本站《侵权投诉与更正》页',
  }
}

/** A text with its facts. A word in braces that is none of them stays as it is. */
export function withFacts(text: string, facts: PolicyFacts): string {
  return text.replace(/\{([^{}]{1,8})\}/g, (whole, name: string) =>
    Object.hasOwn(facts, name) ? facts[name as keyof PolicyFacts] : whole,
  )
}
