import { traditionalTarget } from '#lib/hant/script-path.ts'
import { moduleAddress } from './module-address.ts'

/**
 * 阅读设置, at the end of the masthead. What can be chosen is put into the panel by its module when it is first opened: without
 * scripts nothing would be kept. The page in traditional characters has an address of its own.
 */
export function SettingsPanel({ path }: { path: string | undefined }) {
  const traditional = path === undefined ? null : traditionalTarget(path)
  return (
    <details className="reading" data-module={moduleAddress('settings')}>
      <summary>阅读设置</summary>
      <div className="panel">
        {traditional && (
          <a href={traditional} lang="zh-Hant" hrefLang="zh-Hant" data-script="hant">
            繁體版
          </a>
        )}
      </div>
    </details>
  )
}
