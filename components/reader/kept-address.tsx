import { moduleAddress } from './module-address.ts'

/** An address that its reader is to keep, with a button that copies it where scripts run. */
export function KeptAddress({ address }: { address: string }) {
  return (
    <>
      <span className="address" id="kept-address">
        {address}
      </span>
      <button
        type="button"
        className="copy"
        data-of="kept-address"
        data-copy="已复制"
        data-module={moduleAddress('copy')}
        aria-live="polite"
      >
        复制网址
      </button>
    </>
  )
}
