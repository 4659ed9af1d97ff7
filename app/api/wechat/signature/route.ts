import { signForWechat } from '#lib/share/sign-for-wechat.ts'
import { apiRoute, readOnly } from '#lib/web/api-route.ts'

export const dynamic = 'force-dynamic'

/** What `wx.config` of WeChat's JS-SDK needs on the page `?url=`. */
export const GET = apiRoute(async ({ query }) => {
  const signed = await signForWechat(query.get('url') ?? '')
  return Response.json(signed, { headers: { 'cache-control': 'no-store' } })
})

export { readOnly as DELETE, readOnly as OPTIONS, readOnly as PATCH, readOnly as POST, readOnly as PUT }
