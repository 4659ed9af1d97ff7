import type { Metadata } from 'next'
import { formatTime } from '#components/desk/format-time.ts'
import { SettingRow } from '#components/desk/setting-row.tsx'
import { allows } from '#lib/editors/permissions.ts'
import { listSettings } from '#lib/settings/read-setting.ts'
import { type SettingChange, settingChanges } from '#lib/settings/setting-changes.ts'
import { settingText } from '#lib/settings/setting-value.ts'
import { type SettingGroup, settingGroups, settingRow } from '#lib/settings/settings-table.ts'
import { requireEditor } from '#lib/web/session.ts'
import { saveSetting } from './actions.ts'

export const metadata: Metadata = { title: '设置' }

const groups = Object.entries(settingGroups) as [SettingGroup, string][]

/** What the newsroom sets for itself, each period with its legal source, who changed it and why. */
export default async function Settings() {
  const { editor } = await requireEditor('/admin/settings')
  const [settings, changes] = await Promise.all([listSettings(editor), settingChanges(editor)])
  const change = allows(editor, 'setting.change') ? saveSetting : null
  return (
    <>
      <div className="bar">
        <h1>设置</h1>
        <a className="btn" href="/admin/letters">
          信件模板
        </a>
      </div>
      <p className="hint">
        改动从下一次起算的期限开始生效，已经在走的期限不变。{change ? '' : '设置由管理员修改，您可以查看。'}
      </p>
      {groups.map(([group, name]) => (
        <section key={group} aria-label={name}>
          <h2 className="section">{name}</h2>
          <table className="table settings">
            <thead>
              <tr>
                <th scope="col">设置</th>
                <th scope="col">依据</th>
                <th scope="col">现在</th>
                <th scope="col">最近修改</th>
                <th scope="col">
                  <span className="visually-hidden">修改</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {settings
                .filter(({ key }) => settingRow(key).group === group)
                .map(({ key, value, version }) => (
                  <SettingRow
                    key={key}
                    setting={{ key, value, version, changed: changedWords(changes, key) }}
                    change={change}
                  />
                ))}
            </tbody>
          </table>
        </section>
      ))}
      <section aria-label="修改记录">
        <h2 className="section">修改记录</h2>
        {changes.length === 0 ? <p className="empty">还没有改过。</p> : <Changes changes={changes} />}
      </section>
    </>
  )
}

function changedWords(changes: readonly SettingChange[], key: SettingChange['key']): string | null {
  const last = changes.find((change) => change.key === key)
  return last ? `${formatTime(last.at)} ${last.actor}：${last.why}` : null
}

function Changes({ changes }: { changes: readonly SettingChange[] }) {
  return (
    <ul className="setting-changes">
      {changes.map(({ id, key, at, actor, before, after, why }) => (
        <li key={id}>
          <time dateTime={at.toISOString()}>{formatTime(at)}</time> <bdi>{actor}</bdi> 把“
          {settingRow(key).name}”从 {settingText(key, before)} 改为 {settingText(key, after)}：{why}
        </li>
      ))}
    </ul>
  )
}
