/**
 * What a contributor permits, by a licence (著作权法 §10, 26); what it does not name stays his (§29). Kept by key; the words of a key
 * are never changed: other words get a key of their own, and the old one is no longer offered.
 */
export const contributionLicences = {
  site: {
    isOffered: true,
    name: '授权本站发布',
    text: '非独家、免费地许可本站在本网站及其客户端、公众账号以信息网络传播、复制、改编（编辑、删节、改标题、配图、转换字体）的方式使用稿件，期限至文章撤下时止；著作权仍归作者，作者可以另行发表。',
  },
  cc_by: {
    isOffered: false,
    name: '授权本站发布，并许可他人署名转载',
    text: '除许可本站按上述方式使用外，并许可任何人在署名、注明出处和原文地址的条件下转载（CC BY 4.0）。此项许可对已经转载的不可撤回。',
  },
  cc_by_4_0: {
    isOffered: true,
    name: '授权本站发布，并以 CC BY 4.0 许可任何人使用',
    text: '除许可本站按上述方式使用外，并按《知识共享 署名 4.0 国际许可协议》（CC BY 4.0），许可任何人在署名、注明出处的条件下复制、转载、改编，包括用于商业目的。此项许可不可撤回。',
  },
} as const

type ContributionLicence = keyof typeof contributionLicences

const keys = Object.keys(contributionLicences) as ContributionLicence[]

/** Those that can be chosen. */
export const contributionLicenceKeys = keys.filter((key) => contributionLicences[key].isOffered)

/** The licence by a stored key; null for one that is not known any more. */
export function contributionLicenceOf(key: string): { name: string; text: string } | null {
  const known = keys.find((one) => one === key)
  return known ? contributionLicences[known] : null
}
