import type { Metadata } from 'next'
import { formatTime } from '#components/desk/format-time.ts'
import { PasswordForm } from '#components/desk/password-form.tsx'
import { SessionList } from '#components/desk/session-list.tsx'
import { roleNames } from '#lib/actors/editor.ts'
import { deviceName } from '#lib/editors/device-name.ts'
import { openSessions } from '#lib/editors/open-sessions.ts'
import { requireEditor } from '#lib/web/session.ts'
import { endSessions, replacePassword } from './actions.ts'

export const metadata: Metadata = { title: '我的账号' }

/** One's own account: who one is, one's password, and where one is signed in. */
export default async function Account() {
  const { editor, sessionId } = await requireEditor('/admin/account')
  const sessions = await openSessions(editor)
  return (
    <div className="account">
      <h1>我的账号</h1>
      <p>
        <bdi>{editor.name}</bdi> · {roleNames[editor.role]} · {editor.email}
      </p>
      <section aria-labelledby="password">
        <h2 id="password">修改密码</h2>
        <PasswordForm change={replacePassword} email={editor.email} />
      </section>
      <section aria-labelledby="sessions">
        <h2 id="sessions">已登录的设备</h2>
        <SessionList
          end={endSessions}
          sessions={sessions.map(({ id, since, userAgent }) => ({
            id,
            since: formatTime(since),
            device: deviceName(userAgent),
            isThis: id === sessionId,
          }))}
        />
      </section>
    </div>
  )
}
