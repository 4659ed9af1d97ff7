import { redirect } from 'next/navigation.js'

export default function Desk() {
  redirect('/admin/articles')
}
