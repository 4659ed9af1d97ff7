import type { ReactNode } from 'react'
import { WaitingPicture } from './waiting-picture.tsx'

/** The QR code of the short link, and how to scan it; the picture is loaded when the sheet opens. */
export function WechatSheet({ code, url }: { code: string; url: string }) {
  return (
    <Sheet id="share-wechat" name="微信" title="分享到微信" isPictured>
      <WaitingPicture src={`/s/${code}/qr.svg`} alt="本文短链接的二维码" width="208" height="208" />
      <div>
        <p>打开微信“扫一扫”，扫描二维码打开本文，再点右上角“…”发送给朋友或分享到朋友圈。</p>
        <p className="on-phone">正用手机看本文的，请复制链接，再到微信里粘贴发送。</p>
        <p className="address">{url}</p>
      </div>
    </Sheet>
  )
}

/** 海报: a picture to keep and to pass on, loaded when the sheet opens. */
export function PosterSheet({ address }: { address: string }) {
  return (
    <Sheet id="share-poster" name="海报" title="分享海报" isPictured>
      <WaitingPicture src={address} alt="本文的海报，附二维码" width="1080" height="1620" />
      <div>
        <p className="on-phone">长按图片保存到相册，或直接发送给朋友。</p>
        <p>
          <a href={address} download="海报.jpg">
            保存海报
          </a>
        </p>
      </div>
    </Sheet>
  )
}

/** The text for a note of 小红书, which takes no links from other sites. */
export function XiaohongshuSheet({ text }: { text: string }) {
  return (
    <Sheet id="share-xiaohongshu" name="小红书" title="分享到小红书" copies>
      <label htmlFor="share-note">复制下面的文字，到小红书发笔记时粘贴，配图可以用海报：</label>
      <textarea id="share-note" rows={6} readOnly defaultValue={text} />
    </Sheet>
  )
}

/** The short link in a field, for those whose browser does not copy by itself. */
export function CopySheet({ url }: { url: string }) {
  return (
    <Sheet id="share-copy" name="复制链接" title="复制链接" copies>
      <label htmlFor="share-link">选中下面的短链接并复制：</label>
      <input id="share-link" type="text" readOnly defaultValue={url} />
    </Sheet>
  )
}

type SheetProps = {
  id: string
  /** Of its button. */
  name: string
  title: string
  /** A picture comes first: beside the words where there is more width than height. */
  isPictured?: boolean
  /** Its button copies what it shows where scripts run. */
  copies?: boolean
  children: ReactNode
}

/** A popover that takes the focus. Browsers without popovers show it below its `<details>` while that is open. */
function Sheet({ id, name, title, isPictured = false, copies = false, children }: SheetProps) {
  return (
    <>
      <details className={copies ? 'fold copies' : 'fold'}>
        <summary>{name}</summary>
      </details>
      <div
        id={id}
        className={isPictured ? 'sheet pictured' : 'sheet'}
        popover="auto"
        role="dialog"
        aria-labelledby={`${id}-title`}
        tabIndex={-1}
        // biome-ignore lint/a11y/noAutofocus: what is opened takes the focus, as a dialog does
        autoFocus
      >
        <h3 id={`${id}-title`}>{title}</h3>
        {children}
        <button type="button" popoverTarget={id} popoverTargetAction="hide">
          关闭
        </button>
      </div>
    </>
  )
}
