import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { readBounce } from '#lib/mail/read-bounce.ts'
import { aClaimant } from '../../support/parties.ts'
import { call, callJson } from '../cli/call.ts'

// Purpose: a notice that came back counts as undeliverable, whichever server wrote the report; nothing else does.

const id = '3f6a1b2c-1111-4222-8333-444455556666'

type Report = {
  action?: string
  status?: string
  envelopeId?: string
  messageId?: string
  returned?: 'message/rfc822' | 'text/rfc822-headers'
  encoding?: 'base64' | 'quoted-printable'
}

/** A report as mail servers write it (RFC 3464): what happened in words, for programs, and what came back. */
function aReport({
  action = 'failed',
  status = '5.1.1',
  envelopeId = '',
  messageId = `<mail.${id}@lecong.example>`,
  returned = 'message/rfc822',
  encoding,
}: Report = {}): string {
  const head = `Message-ID:\n ${messageId}\nSubject: =?UTF-8?B?5qGI5Lu2?=\nTo: ouyang@example.cn\n\ntext\n`
  const encoded = {
    base64: () => Buffer.from(head).toString('base64'),
    'quoted-printable': () => head.replaceAll('=', '=3D').replace('mail.', 'mail=\n.'),
  }
  return [
    'From: MAILER-DAEMON@mx.example (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="9B095B5ADSN=_01/mx.example"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--9B095B5ADSN=_01/mx.example',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    '<ouyang@example.cn>: host mx said: 550 5.1.1 no such user',
    '',
    '--9B095B5ADSN=_01/mx.example',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    ...(envelopeId ? [`Original-Envelope-Id: ${envelopeId}`] : []),
    '',
    'Final-Recipient: rfc822; ouyang@example.cn',
    `Action: ${action}`,
    `Status: ${status} (bad destination)`,
    'Diagnostic-Code: smtp; 550 5.1.1 ouyang@example.cn no such user',
    '',
    '--9B095B5ADSN=_01/mx.example',
    `Content-Type: ${returned}`,
    ...(encoding ? [`Content-Transfer-Encoding: ${encoding}`] : []),
    '',
    encoding ? encoded[encoding]() : head,
    '--9B095B5ADSN=_01/mx.example--',
    '',
  ].join('\n')
}

describe('a delivery report', () => {
  it.each<[string, Report]>([
    ['with the message that came back', {}],
    ['with its head alone', { returned: 'text/rfc822-headers' }],
    ['in base64', { encoding: 'base64' }],
    ['in quoted-printable', { encoding: 'quoted-printable', returned: 'text/rfc822-headers' }],
    ['with the envelope’s identifier alone', { envelopeId: id, messageId: '<other@mx.example>' }],
  ])('%s names our mail and that it failed', (_, report) => {
    for (const text of [aReport(report), aReport(report).replaceAll('\n', '\r\n')])
      expect(readBounce(text)).toEqual({ mailId: id, isFailure: true, code: 'bounced 5.1.1' })
  })

  it.each([['delayed'], ['relayed'], ['delivered'], ['expanded']])(
    'that it was %s is no failure',
    (action) => {
      expect(readBounce(aReport({ action, status: '4.4.1' }))).toMatchObject({ mailId: id, isFailure: false })
    },
  )

  it.each([
    [
      'an ordinary mail that quotes our Message-ID',
      `Subject: 您好\nReferences: <mail.${id}@lecong.example>\n\nAction: failed\n`,
    ],
    [
      'a holiday notice',
      `Auto-Submitted: auto-replied\nContent-Type: text/plain\n\n<mail.${id}@lecong.example>`,
    ],
    ['a report of another one’s mail', aReport({ messageId: '<20261128@mx.example>' })],
    ['a report with a made-up identifier', aReport({ messageId: `<mail.${id}' OR true@lecong.example>` })],
    ['a boundary that never comes', 'Content-Type: multipart/report; boundary=x\n\nnothing'],
    ['nothing', ''],
  ])('%s is none', (_, text) => {
    expect(readBounce(text)).toBeNull()
  })

  it('of a thousand parts within parts ends', () => {
    let text = aReport()
    for (let depth = 0; depth < 20; depth++)
      text = `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n${text}\n--b${depth}--\n`
    const wide = `Content-Type: multipart/mixed; boundary=w\n\n${'--w\n\nx\n'.repeat(5_000)}--w--\n`
    expect([readBounce(text), readBounce(wide)]).toEqual([null, null])
  })
})

describe('mail bounce', () => {
  async function aSentMail(state: 'sent' | 'not_configured' = 'sent'): Promise<string> {
    const toPartyId = await aClaimant()
    const mail = { id: randomUUID(), state, purpose: 'forward_notice', subject: '案件 C-0118', toPartyId }
    return (await db().mail.create({ data: { ...mail, sentAt: new Date() } })).id
  }
  const stateOf = async (mailId: string) => db().mail.findUniqueOrThrow({ where: { id: mailId } })

  it('records that a sent mail came back, once, without saying to whom', async () => {
    const mailId = await aSentMail()
    const stdin = aReport({ messageId: `<mail.${mailId}@lecong.example>` })
    const delayed = aReport({ messageId: `<mail.${mailId}@lecong.example>`, action: 'delayed' })
    expect((await call(['mail', 'bounce'], { stdin: delayed })).stdout).toContain('还在重试')
    expect(await stateOf(mailId)).toMatchObject({ state: 'sent' })
    const told = await call(['mail', 'bounce'], { stdin })
    expect(told).toMatchObject({ exitCode: 0, stdout: `已记为无法送达：邮件 ${mailId}。\n` })
    expect(await stateOf(mailId)).toMatchObject({
      ...{ state: 'undeliverable', code: 'bounced 5.1.1', undeliverableAt: expect.any(Date) },
    })
    expect(await callJson(['mail', 'bounce'], { stdin })).toMatchObject({
      printed: { mail: mailId, changed: false },
    })
    expect((await call(['mail', 'status'])).stdout).toContain('无法送达  bounced 5.1.1  1')
  })

  it('changes nothing of a mail that was not sent, of none, or by what is no report', async () => {
    const mailId = await aSentMail('not_configured')
    for (const messageId of [`<mail.${mailId}@x.cn>`, `<mail.${randomUUID()}@x.cn>`])
      expect((await call(['mail', 'bounce'], { stdin: aReport({ messageId }) })).stdout).toContain('没有改动')
    expect(await stateOf(mailId)).toMatchObject({ state: 'not_configured' })
    const stdin = 'Subject: 广告\n\nAction: failed\n'
    expect(await call(['mail', 'bounce'], { stdin })).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('这不是退信'),
    })
  })
})
