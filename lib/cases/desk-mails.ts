import { db } from '#lib/db/client.ts'
import type { MailState } from '#lib/db/generated/enums.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { shanghaiMinute } from '../time.ts'

const words: Record<MailState, string> = {
  queued: '邮件等待发送',
  sent: '邮件已发送',
  undeliverable: '邮件无法送达',
  not_configured: '没有配置邮件，只在进度页',
  failed: '邮件服务器没有接收',
}

/** What became of the mails about a case, in words, by their ids; never to what address.
 *  @throws DomainError forbidden */
export async function mailsOfCase(editor: Editor, caseId: number): Promise<Record<string, string>> {
  permit(editor, 'case.read')
  const mails = await db().mail.findMany({
    where: { aboutCaseId: caseId },
    select: { id: true, state: true, sentAt: true },
  })
  return Object.fromEntries(
    mails.map(({ id, state, sentAt }) => [
      id,
      state === 'sent' && sentAt ? `邮件 ${shanghaiMinute(sentAt)} 已发送` : words[state],
    ]),
  )
}
