'use client'

import { useEffect, useState } from 'react'
import { judgeOrigin } from '#lib/origin-verdict.ts'

/** Says before anything is typed that the page was opened where no sign-in can succeed. */
export function AddressNotice({ siteUrl }: { siteUrl: string }) {
  const [opened, setOpened] = useState<string | null>(null)
  useEffect(() => {
    if (judgeOrigin(location.origin, location.host, siteUrl) !== 'own') setOpened(location.origin)
  }, [siteUrl])
  if (opened === null) return null
  return (
    <p className="notice warn" role="status">
      这一页是从 {opened} 打开的，网站的地址（SITE_URL）是 {siteUrl}，在这里登录不会成功。请打开{' '}
      <a href={`${siteUrl}/admin`}>{siteUrl}/admin</a>
      ；如果地址设错了，请运维人员改正 SITE_URL 后重新启动。
    </p>
  )
}
