import type { ReactNode } from 'react'

/** The QR code of the short link, and how to scan it; the picture is loaded when the sheet opens. */
export function WechatSheet({ code, url }: { code: string; url: string }) {
  return (
    <Sheet id="share-wechat" title="分享到微信">
      <img src={`/s/${code}/qr.svg`} alt="本文短链接的二维码" width="208" height="208" loading="lazy" />
      <p>打开微信“扫一扫”，扫描二维码打开本文，再点右上角“…”发送给朋友或分享到朋友圈。</p>
      <p className="on-phone">正用手机看本文的，请复制链接，再到微信里粘贴发送。</p>
      <p className="address">{url}</p>
    </Sheet>
  )
}

/** The short link in a field, for those whose browser does not copy by itself. */
export function CopySheet({ url }: { url: string }) {
  return (
    <Sheet id="share-copy" title="复制链接">
      <label htmlFor="share-link">选中下面的短链接并复制：</label>
      <input id="share-link" type="text" readOnly defaultValue={url} />
    </Sheet>
  )
}

function Sheet({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <div id={id} className="sheet" popover="auto" role="dialog" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{title}</h3>
      {children}
      <button type="button" popoverTarget={id} popoverTargetAction="hide">
        关闭
      </button>
    </div>
  )
}
