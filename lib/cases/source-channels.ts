/** How an editor has told a source. */
export const sourceChannels = {
  phone: '电话',
  letter: '信函',
  mail: '电子邮件（编辑部自行发出）',
  meeting: '当面',
  account: '对方的公众号、客服等平台',
} as const

export type SourceChannel = keyof typeof sourceChannels

export const sourceChannelKeys = Object.keys(sourceChannels) as SourceChannel[]
