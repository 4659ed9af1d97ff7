import type { Metadata } from 'next'
import { AddressNotice } from '#components/desk/address-notice.tsx'
import { EntryForm } from '#components/desk/entry-form.tsx'
import { config } from '#lib/config.ts'
import { isSetUpOpen } from '#lib/editors/set-up-link.ts'
import { makeFirstEditor } from './actions.ts'

export const metadata: Metadata = { title: '第一位编辑' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SetUp({ searchParams }: Props) {
  const { key } = await searchParams
  const isOpen = typeof key === 'string' && (await isSetUpOpen(key))
  return (
    <main className="entry-page">
      <b className="mark">{config().siteName}</b>
      <h1>{isOpen ? '设置第一位编辑' : '链接已失效'}</h1>
      {isOpen ? (
        <>
          <p>这个账号是管理员，以后可以添加其他编辑。链接只能用一次。</p>
          <AddressNotice siteUrl={config().siteUrl} />
          <EntryForm enter={makeFirstEditor} hidden={{ key }} isNew />
        </>
      ) : (
        <>
          <p>第一位编辑已经设置好，或链接不完整。</p>
          <p>
            <a className="btn" href="/admin/sign-in">
              去登录
            </a>
          </p>
        </>
      )}
    </main>
  )
}
