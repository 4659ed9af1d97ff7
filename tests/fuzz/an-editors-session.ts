import { multipart } from '../support/hostile.ts'
import type { Portal } from '../support/portal.ts'

const password = 'lecong-2026-chen'

/** Makes an administrator and signs him in.
 *  @returns his cookie */
export async function anEditorsSession(portal: Portal): Promise<string> {
  const words = ['user', 'create', '--email', 'chen@example.cn', '--name', '陈管理', '--role', 'admin']
  await portal.cli([...words, '--password-stdin'], { input: `${password}\n` })
  return signIn(portal)
}

/** Signs the administrator in as a browser without script does. */
export async function signIn(portal: Portal): Promise<string> {
  const page = await (await fetch(`${portal.url}/admin/sign-in`)).text()
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)]
  const fields = hidden.map(([, name = '', value = '']): [string, string] => [
    name,
    value.replaceAll('&quot;', '"'),
  ])
  const { contentType, body } = multipart([...fields, ['email', 'chen@example.cn'], ['password', password]])
  const answer = await fetch(`${portal.url}/admin/sign-in`, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: String(body),
    redirect: 'manual',
  })
  if (answer.status !== 303) throw new Error(`the sign-in answered ${answer.status}`)
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}
