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
    select: { id: true, state: true, sentAt: true, toListedSourceId: true },
  })
  return Object.fromEntries(
    mails.map(({ id, state, sentAt, toListedSourceId }) => [
      id,
      wordsOf({ state, sentAt, isToSource: toListedSourceId !== null }),
    ]),
  )
}

type Sent = { state: MailState; sentAt: Date | null; isToSource: boolean }

/** A source has no page on which a letter could stand instead. */
function wordsOf({ state, sentAt, isToSource }: Sent): string {
  if (state === 'sent' && sentAt) return `邮件 ${shanghaiMinute(sentAt)} 已发送`
  return state === 'not_configured' && isToSource ? '没有配置邮件，没有发出' : words[state]
}
