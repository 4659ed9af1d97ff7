import type { ShareChannel } from '#lib/db/generated/enums.ts'

export type Shared = {
  siteUrl: string
  siteName: string
  title: string
  summary: string
  /** Absolute address of the picture that goes with the link. */
  image: string
  codes: Partial<Record<ShareChannel, string>>
  /** Where to point when a channel has no short link. */
  fallback: string
}

/** The addresses behind the share row. 微信, 复制 and the device's own sheet share the short link itself. */
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

const LONGEST_WEIBO = 130

/** 微博 takes one text and has no field for a summary; the link stands behind it and wants its room. */
function weiboText(title: string, summary: string): string {
  const text = [...(summary ? `【${title}】${summary}` : title)]
  return text.length > LONGEST_WEIBO ? `${text.slice(0, LONGEST_WEIBO - 1).join('')}\u2026` : text.join('')
}

function filled(address: string, parameters: Record<string, string>): string {
  // Percent-encoding throughout: some of these pages show a "+" for a space as it is.
  const query = Object.entries(parameters).map(
    ([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`,
  )
  return `${address}?${query.join('&')}`
}
