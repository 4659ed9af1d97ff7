import type { ShareChannel } from '#lib/db/generated/enums.ts'

export type Shared = {
  siteUrl: string
  siteName: string
  title: string
  summary: string
  /** Absolute URL of the preview image. */
  image: string
  codes: Partial<Record<ShareChannel, string>>
  /** The URL to share where a channel has no short link. */
  fallback: string
}

/** The URL of each share channel. 微信, 复制 and the device's share sheet get the short link itself. */
export function shareUrls(shared: Shared): Record<ShareChannel, string> {
  const { title, summary, image, siteName } = shared
  const short = (channel: ShareChannel) => {
    const code = shared.codes[channel]
    return code === undefined ? shared.fallback : `${shared.siteUrl}/s/${code}`
  }
  return {
    wechat: short('wechat'),
    copy: short('copy'),
    device: short('device'),
    weibo: filled('https://service.weibo.com/share/share.php', {
      url: short('weibo'),
      title: weiboText(title, summary),
      pic: image,
    }),
    qq: filled('https://connect.qq.com/widget/shareqq/index.html', {
      url: short('qq'),
      title,
      summary,
      pics: image,
      site: siteName,
    }),
    qzone: filled('https://sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey', {
      url: short('qzone'),
      title,
      summary,
      pics: image,
      site: siteName,
    }),
  }
}

const MAX_WEIBO = 130

/** 微博 takes one text, to which it adds the link; 130 characters leave room for it. */
function weiboText(title: string, summary: string): string {
  const text = [...(summary ? `【${title}】${summary}` : title)]
  return text.length > MAX_WEIBO ? `${text.slice(0, MAX_WEIBO - 1).join('')}\u2026` : text.join('')
}

function filled(address: string, parameters: Record<string, string>): string {
  // Percent-encoded spaces: some of these sites show a "+" as it is.
  const query = Object.entries(parameters).map(
    ([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`,
  )
  return `${address}?${query.join('&')}`
}
