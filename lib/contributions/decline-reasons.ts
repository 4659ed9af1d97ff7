type DeclineReasonRow = {
  /** Its name on the desk. */
  name: string
  /** What the contributor is told. */
  publicWording: string
}

/** Why a contribution is not taken. Closed: a reason that is not here cannot be given. */
export const declineReasons = {
  unsuitable: {
    name: '不合栏目与用稿方向',
    publicWording: '稿件与本站栏目、用稿方向不符。',
  },
  quality: {
    name: '写作质量不足',
    publicWording: '稿件的内容或文字尚未达到刊用要求。',
  },
  incomplete: {
    name: '材料不全或未答复',
    publicWording: '稿件材料不完整，或者编辑部的问题未获答复。',
  },
  unverified: {
    name: '事实无法核实',
    publicWording: '稿件所述事实无法核实。',
  },
  authorship: {
    name: '权属不明',
    publicWording: '无法确认您是作者，或者已取得作者授权。',
  },
  copied: {
    name: '与已发表内容重复，疑似抄袭',
    publicWording: '稿件与已经发表的内容相同或者大段相同。',
  },
  repeated: {
    name: '重复投稿',
    publicWording: '本站已收到同一稿件，按先收到的一份处理。',
  },
  removed_before: {
    name: '此前因投诉下架',
    publicWording: '同样的内容此前因权利人投诉已由本站下架，不能再次发布。',
  },
  personal_rights: {
    name: '涉及他人隐私、名誉、个人信息',
    publicWording: '稿件可能侵害他人的隐私权、名誉权或者个人信息权益。',
  },
  unlawful: {
    name: '含法律法规禁止的内容',
    publicWording: '稿件含有法律、行政法规禁止发布的内容。',
  },
  advertising: {
    name: '广告、推广',
    publicWording: '稿件属于广告或者商业推广。',
  },
} as const satisfies Record<string, DeclineReasonRow>

export type DeclineReason = keyof typeof declineReasons

export const declineReasonKeys = Object.keys(declineReasons) as DeclineReason[]

/** The reason by a key from outside; null where there is none. */
export function declineReasonOf(key: string | null): (DeclineReasonRow & { key: DeclineReason }) | null {
  const known = declineReasonKeys.find((one) => one === key)
  return known ? { key: known, ...declineReasons[known] } : null
}
