import { moduleAddress, sheetAddress } from './module-address.ts'

/**
 * 阅读设置, at the end of the masthead. What can be chosen is put into the panel by its module when it is first opened: without
 * scripts nothing would be kept.
 */
export function SettingsPanel() {
  return (
    <details
      className="reading"
      data-module={moduleAddress('settings')}
      data-sheet={sheetAddress('settings')}
    >
      <summary>阅读设置</summary>
      <div className="panel" />
    </details>
  )
}
