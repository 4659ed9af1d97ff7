/** What an article's body has no place for, and how it is counted on the screen. */
export const leftOutNames = {
  picture: '张图片',
  video: '个视频',
  audio: '段音频',
  attachment: '个附件链接里的文件',
  miniProgram: '个小程序',
  card: '张名片',
  poll: '个投票',
  embed: '个嵌入的网页',
  formula: '个公式',
  drawing: '个图形',
  comment: '条批注',
} as const

export type LeftOut = keyof typeof leftOutNames

const byName: Readonly<Record<string, LeftOut>> = {
  video: 'video',
  mpvideosnap: 'video',
  'mp-common-videosnap': 'video',
  audio: 'audio',
  mpvoice: 'audio',
  qqmusic: 'audio',
  'mp-common-mpaudio': 'audio',
  'mp-common-qqmusic': 'audio',
  'mp-common-clmusic': 'audio',
  'mp-miniprogram': 'miniProgram',
  'mp-weapp': 'miniProgram',
  'mp-common-miniprogram': 'miniProgram',
  'mp-wxaproduct': 'miniProgram',
  'mp-common-product': 'miniProgram',
  'mp-common-profile': 'card',
  mpprofile: 'card',
  mpcps: 'card',
  'mp-common-vote': 'poll',
  math: 'formula',
  svg: 'drawing',
  canvas: 'drawing',
  object: 'embed',
  embed: 'embed',
  frame: 'embed',
}

const VIDEO_PAGE =
  /\b(?:v\.qq\.com|youku\.com|bilibili\.com|ixigua\.com|miaopai\.com|tv\.cctv\.com|youtube\.com)\b|\.(?:mp4|m3u8|flv|webm)\b|videoplayer/i
const POLL_PAGE = /\b(?:newappmsgvote|wj\.qq\.com|wjx\.cn)\b/i
const VIDEO_CLASS = /\b(?:video_iframe|js_videoplayer|rich_pages_video|wxv_)/

/** What an element is that cannot be brought along, if it is one; its content goes with it. */
export function leftOutOf(element: Element, style: ReadonlyMap<string, string>): LeftOut | null {
  const { localName } = element
  if (style.get('mso-element') === 'comment-list' || style.get('mso-element') === 'comment') return 'comment'
  if (localName === 'iframe') return frameOf(element)
  if (localName === 'a' && /\bweapp_(?:text|image)_link\b/.test(element.getAttribute('class') ?? ''))
    return null
  if (localName === 'svg' && element.getAttribute('aria-hidden') === 'true') return null
  return byName[localName] ?? null
}

function frameOf(frame: Element): LeftOut {
  const address = frame.getAttribute('src') || frame.getAttribute('data-src') || ''
  const names = frame.getAttribute('class') ?? ''
  if (VIDEO_PAGE.test(address) || VIDEO_CLASS.test(names)) return 'video'
  return POLL_PAGE.test(address) || /\bvote_iframe\b/.test(names) ? 'poll' : 'embed'
}
