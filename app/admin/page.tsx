import { redirect } from 'next/navigation.js'

/** Who goes in is asked every time; a redirect made at the build would be kept for a year. */
export const dynamic = 'force-dynamic'

export default function Desk() {
  redirect('/admin/articles')
}
