import type { ShareChannel } from '#lib/db/generated/enums.ts'
import { shortened } from '../text/shortened.ts'

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

/** Channels that came later: an article of before has no short link for them, and gives that of another one. */
const instead: Partial<Record<ShareChannel, ShareChannel>> = {
  xiaohongshu: 'copy',
  mail: 'copy',
  poster: 'wechat',
  print: 'copy',
}

/** The code of a channel's short link; absent where the article has none. */
export function shortCode(channel: ShareChannel, codes: Shared['codes']): string | undefined {
  return codes[channel] ?? codes[instead[channel] ?? channel]
}

/** The short link of a channel; the article's own address where it has none. */
export function shortLink(
  channel: ShareChannel,
  { siteUrl, codes, fallback }: Pick<Shared, 'siteUrl' | 'codes' | 'fallback'>,
): string {
  const code = shortCode(channel, codes)
  return code === undefined ? fallback : `${siteUrl}/s/${code}`
}

/** The URL of each share channel. 微信, 复制, the poster, paper and the device's share sheet get the short link itself,
 *  小红书 a text with it. */
export function shareUrls(shared: Shared): Record<ShareChannel, string> {
  const { title, summary, image, siteName } = shared
  const short = (channel: ShareChannel) => shortLink(channel, shared)
  return {
    wechat: short('wechat'),
    copy: short('copy'),
    device: short('device'),
    poster: short('poster'),
    print: short('print'),
    xiaohongshu: [title, summary, short('xiaohongshu')].filter(Boolean).join('\n\n'),
    mail: mailTo(`${title} - ${siteName}`, [title, summary, short('mail')].filter(Boolean).join('\r\n\r\n')),
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
  return shortened(summary ? `【${title}】${summary}` : title, MAX_WEIBO)
}

/** A new message without an addressee (RFC 6068). */
function mailTo(subject: string, body: string): string {
  return `mailto:?subject=${escaped(subject)}&body=${escaped(body)}`
}

function filled(address: string, parameters: Record<string, string>): string {
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${escaped(value)}`)
  return `${address}?${query.join('&')}`
}

/** Chinese stays as it is: a browser encodes it as UTF-8 (URL Standard, "query state"), and the page is smaller by far. */
const OTHER = /[^\p{Script=Han}\u2014\u201c\u201d\u2026\u3001-\u3011\uff01-\uff5e]+/gu

/** Percent-encoded; spaces, too, as some of these sites show a "+" as it is. */
function escaped(value: string): string {
  return value.toWellFormed().replace(OTHER, encodeURIComponent)
}
