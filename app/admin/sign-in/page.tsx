import type { Metadata } from 'next'
import { redirect } from 'next/navigation.js'
import { AddressNotice } from '#components/desk/address-notice.tsx'
import { EntryForm } from '#components/desk/entry-form.tsx'
import { config } from '#lib/config.ts'
import { currentSession, returnPath } from '#lib/web/session.ts'
import { enter } from './actions.ts'

export const metadata: Metadata = { title: '登录' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SignIn({ searchParams }: Props) {
  const to = returnPath((await searchParams).return)
  if (await currentSession()) redirect(to)
  return (
    <main className="entry-page">
      <b className="mark">{config().siteName}</b>
      <h1>登录编辑台</h1>
      <AddressNotice siteUrl={config().siteUrl} />
      <EntryForm enter={enter} hidden={{ return: to }} />
    </main>
  )
}
