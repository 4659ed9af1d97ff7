/* Inside WeChat: tells its JS-SDK with which title, words, picture and short link the page is passed on. */

type Wx = {
  config(options: object): void
  ready(callback: () => void): void
  updateAppMessageShareData(data: object): void
  updateTimelineShareData(data: object): void
}

const SDK = 'https://res.wx.qq.com/open/js/jweixin-1.6.0.js'
const jsApiList = ['updateAppMessageShareData', 'updateTimelineShareData']

function said(property: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[property="og:${property}"]`)?.content ?? ''
}

function share(wx: Wx): void {
  const short = document.querySelector('#share-wechat .address')?.textContent
  const link = short || said('url')
  const imgUrl = document.querySelector<HTMLImageElement>('[data-chat] img')?.src ?? said('image')
  const data = { title: said('title'), desc: said('description'), link, imgUrl }
  wx.updateAppMessageShareData(data)
  wx.updateTimelineShareData(data)
}

async function begin(): Promise<void> {
  const page = location.href.split('#', 1)[0] ?? ''
  const answer = await fetch(`/api/wechat/signature?url=${encodeURIComponent(page)}`)
  // Of the SDK's own script, which brings no types.
  const wx = (window as unknown as { wx?: Wx }).wx
  if (!answer.ok || !wx) return
  wx.config({ ...(await answer.json()), jsApiList })
  wx.ready(() => share(wx))
}

const sdk = document.createElement('script')
// Without it the page is passed on with the card of its head.
sdk.onload = () => begin().catch(() => {})
sdk.src = SDK
document.head.appendChild(sdk)
