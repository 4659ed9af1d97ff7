/**
 * What a contributor declares of the work: that he wrote it (著作权法 §9, §11) or sends it with the author's permission
 * (§26). The words that he agreed to are kept by their key; they are never changed, a new wording gets a new key.
 */
export const authorshipStatements = {
  own: {
    name: '本人原创',
    text: '稿件及所附图片、附件由本人创作，本人享有著作权；内容真实，不侵害他人的著作权、名誉权、隐私权和其他合法权益。',
  },
  authorised: {
    name: '经作者授权',
    text: '稿件及所附图片、附件由他人创作，本人已取得作者或者著作权人的授权，可以按要求提供授权证明；内容真实，不侵害他人的著作权、名誉权、隐私权和其他合法权益。',
  },
} as const

export type Authorship = keyof typeof authorshipStatements

export const authorshipKeys = Object.keys(authorshipStatements) as Authorship[]

/** The statement by a stored key; null for one that is not known any more. */
export function authorshipOf(key: string): { name: string; text: string } | null {
  const known = authorshipKeys.find((one) => one === key)
  return known ? authorshipStatements[known] : null
}
