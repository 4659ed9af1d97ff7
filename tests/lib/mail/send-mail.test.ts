import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { completeConfig, config } from '#lib/config.ts'
import { db, pool } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { startJobs, stopJobs } from '#lib/job-runner/job-runner.ts'
import { logs } from '#lib/logs.ts'
import { deliverDueMail } from '#lib/mail/deliver-due-mail.ts'
import { deliverMail } from '#lib/mail/deliver-mail.ts'
import { type GivenMail, sendMail } from '#lib/mail/send-mail.ts'
import { deleteExpiredIdentities } from '#lib/parties/delete-expired-identities.ts'
import { aChiefEditor, anEditor } from '../../support/cast.ts'
import { aMailServer, aSilentServer, noMailServer } from '../../support/mail-server.ts'
import { aClaimant, ouyang } from '../../support/parties.ts'
import { newSecret, oldSecret, withSecrets } from '../sealed/secrets.ts'

// Purpose: a mail of a step goes out once if the step happened, whatever the server does; what became of it is known; and nobody
// is named in a subject, a log or a row.

const text = '欧阳敏仪：\n\n您的通知已收到，案件号 C-0118。\n.\n进度见 https://lecong.example/cases/7H2K。\n'
const aLetter = (party: string, more: Partial<GivenMail> = {}): GivenMail => ({
  ...{ to: { party }, subject: '【城市站点】案件 C-0118：已收到您的通知', text },
  ...{ about: null, purpose: 'case_letter' as const },
  ...more,
})
const write = async (more: Partial<GivenMail> = {}) => {
  const party = await aClaimant()
  return transaction((tx) => sendMail(tx, aLetter(party, more)))
}
const row = (id: string) => db().mail.findUniqueOrThrow({ where: { id } })
const jobs = async () => (await pool().query("SELECT data FROM pgboss.job WHERE name = 'send-mail'")).rows
/** As if the mail had been written so long ago, and its next try had come. */
const later = (id: string, hours = 0) =>
  pool().query(
    `UPDATE mail SET next_try_at = now() - interval '1 second', created_at = created_at - $2 * interval '1 hour' WHERE id = $1`,
    [id, hours],
  )

describe('a mail', () => {
  it('arrives as it was written, marked as made by a program, and its text is kept no longer', async () => {
    const { received } = await aMailServer()
    completeConfig({ contactEmail: 'news@lecong.example', siteUrl: 'https://lecong.example' })
    const { id, state } = await write()
    expect(state).toBe('queued')
    expect((await row(id)).text).toMatch(/^v1\./)
    expect(await deliverMail(id)).toBe('sent')
    expect(received).toHaveLength(1)
    const [{ mail, raw, from, to } = { mail: null, raw: '', from: '', to: [] }] = received
    expect({ from, to }).toEqual({ from: 'notice@lecong.example', to: [ouyang.email] })
    expect(mail).toMatchObject({
      ...{ subject: '【城市站点】案件 C-0118：已收到您的通知', messageId: `<mail.${id}@lecong.example>` },
      from: { value: [{ address: 'notice@lecong.example', name: '城市站点' }] },
      replyTo: { value: [{ address: 'news@lecong.example' }] },
    })
    expect(mail?.text?.trimEnd()).toBe(text.trimEnd())
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(raw).toMatch(/^Content-Type: text\/plain; charset=utf-8\r?$/m)
    expect(await row(id)).toMatchObject({
      state: 'sent',
      text: null,
      nextTryAt: null,
      sentAt: expect.any(Date),
      tries: 1,
    })
  })

  it('goes to an editor at the address of his account, and to none whose account is disabled', async () => {
    const { received } = await aMailServer()
    const [chief, editor] = [await aChiefEditor(), await anEditor()]
    const [one, other] = [
      await write({ to: { editor: chief.id }, purpose: 'escalation' }),
      await write({ to: { editor: editor.id }, purpose: 'escalation' }),
    ]
    await db().editor.update({ where: { id: editor.id }, data: { disabledAt: new Date() } })
    expect([await deliverMail(one.id), await deliverMail(other.id)]).toEqual(['sent', 'undeliverable'])
    expect(received.map(({ to }) => to)).toEqual([[chief.email]])
    await db().editor.update({ where: { id: editor.id }, data: { disabledAt: null } })
  })

  it('is there with the step that writes it, its job, too; of a step that fails there is nothing', async () => {
    await aMailServer()
    const party = await aClaimant()
    const failing = transaction(async (tx) => {
      await sendMail(tx, aLetter(party))
      throw new Error('the step failed')
    })
    await expect(failing).rejects.toThrow('the step failed')
    expect([await db().mail.count(), await jobs()]).toEqual([0, []])
    const { id } = await write()
    expect(await jobs()).toEqual([{ data: { mailId: id } }])
  })

  it('is sent by the jobs, once, though the job and the clock and another instance try at a time', async () => {
    const { received } = await aMailServer()
    const { id } = await write()
    await startJobs()
    try {
      await expect.poll(async () => (await row(id)).state, { timeout: 15_000 }).toBe('sent')
    } finally {
      await stopJobs()
    }
    const second = await write()
    await Promise.all([deliverMail(second.id), deliverDueMail(), deliverMail(second.id)])
    expect(await deliverMail(second.id), 'a recorded success is the last try').toBeNull()
    expect(received.map(({ mail }) => mail.messageId?.slice(6, 42))).toEqual([id, second.id])
  })

  it('says where there is no mail server, and where the party gave no address; neither has a job', async () => {
    expect(await write()).toMatchObject({ state: 'not_configured' })
    await aMailServer()
    const party = await aClaimant({ identity: { name: '张三', phone: '13800138001' } })
    const { id, state } = await write({ to: { party } })
    expect([state, await row(id)]).toMatchObject(['undeliverable', { code: 'no_address', text: null }])
    expect(await jobs()).toEqual([])
  })

  it('that was sealed with a lost secret waits for it, for three days, and holds up no other', async () => {
    const { received } = await aMailServer()
    withSecrets(oldSecret)
    const { id } = await write()
    withSecrets(newSecret)
    const other = await write()
    expect(await deliverDueMail()).toBe(2)
    expect(await row(id)).toMatchObject({ state: 'queued', code: 'unreadable' })
    expect((await row(other.id)).state).toBe('sent')
    await later(id, 73)
    expect(await deliverMail(id)).toBe('failed')
    expect(received).toHaveLength(1)
  })

  it('whose party was deleted meanwhile goes nowhere', async () => {
    const { received } = await aMailServer()
    const { id } = await write()
    await pool().query("UPDATE party SET until = now() - interval '1 day'")
    await deleteExpiredIdentities()
    expect(await deliverMail(id)).toBe('undeliverable')
    expect(received).toEqual([])
  })
})

describe('a subject', () => {
  it.each([
    ['【城市站点】欧阳 敏仪诉您的投稿', '关于您的投诉'],
    ['致 OUYANG@example.cn', '关于您的投诉'],
    ['请回电 138-0013-8000', '关于您的投诉'],
    ['案件 C-0118\r\nBcc: other@example.cn', '案件 C-0118 Bcc: other@example.cn'],
    [' \u200b\n ', '关于您的投诉'],
    ['长'.repeat(300), '长'.repeat(120)],
  ])('“%s” is stored as “%s”', async (given, stored) => {
    const { id } = await write({ subject: given })
    expect((await row(id)).subject).toBe(stored)
  })

  it('names neither the claimant of the case to its contributor, nor the other way round', async () => {
    const claimant = await aClaimant()
    const contributor = await aClaimant({ identity: { name: '李四', email: 'li@example.cn' } })
    const rightsCase = await db().rightsCase.create({
      data: {
        ...{ kind: 'copyright', receiptHash: Buffer.alloc(32), receiptSealed: 'v1.', claimSealed: 'v1.' },
        ...{ demand: 'delete', isTruthStated: true, partyId: claimant },
      },
    })
    const about = { caseId: rightsCase.id }
    const to = { party: contributor }
    const naming = await write({ to, about, subject: '欧阳敏仪投诉您的文章', purpose: 'forward_notice' })
    const plain = await write({ to, about, subject: '案件 C-0001 转送通知', purpose: 'forward_notice' })
    expect((await row(naming.id)).subject).toBe('有人就您的投稿提出投诉')
    expect(await row(plain.id)).toMatchObject({ subject: '案件 C-0001 转送通知', aboutCaseId: rightsCase.id })
  })

  it('adds no recipient and no header to what is sent', async () => {
    const { received } = await aMailServer()
    const { id } = await write({
      subject: '案件\r\nBcc: other@example.cn\r\n\r\n正文',
      text: '一\r\n.\r\n二\r\nBcc: x@example.cn',
    })
    await deliverMail(id)
    const [{ mail, to } = { mail: null, to: [] }] = received
    expect(to).toEqual([ouyang.email])
    expect(mail?.bcc).toBeUndefined()
    expect(mail?.subject).toBe('案件 Bcc: other@example.cn 正文')
    expect(mail?.text).toContain('二\nBcc: x@example.cn')
  })
})

describe('a server that', () => {
  it.each([
    [
      'knows no such recipient',
      { recipient: '550 5.1.1 <ouyang@example.cn> no such user' },
      'undeliverable',
      '550',
    ],
    ['refuses the message', { message: '554 5.7.1 ouyang@example.cn: spam' }, 'undeliverable', '554'],
    ['is greylisting', { recipient: '451 4.7.1 ouyang@example.cn: come back later' }, 'queued', '451'],
    ['has no room', { message: '452 4.3.1 full' }, 'queued', '452'],
    ['does not let the sender in', { sender: '550 5.7.1 who are you' }, 'queued', '550'],
  ])('%s: %o makes it %s', async (_, answers, state, code) => {
    const { received } = await aMailServer(answers)
    const { id } = await write()
    expect(await deliverMail(id)).toBe(state)
    const after = await row(id)
    expect(after).toMatchObject({
      state,
      code: expect.stringMatching(new RegExp(`^${code}( \\d\\.\\d\\.\\d)?$`)),
    })
    expect([after.text === null, after.nextTryAt === null]).toEqual([state !== 'queued', state !== 'queued'])
    expect(received).toEqual([])
  })

  it('delays is asked again after a while, for three days, and then the mail is undeliverable', async () => {
    const { answers, received } = await aMailServer({ recipient: '451 4.7.1 later' })
    const { id } = await write()
    const pauses: number[] = []
    for (let tries = 1; tries <= 7; tries++) {
      expect(await deliverMail(id)).toBe('queued')
      expect(await deliverMail(id), 'not before its time').toBeNull()
      const { rows } = await pool().query(
        'SELECT round(extract(epoch FROM next_try_at - now()) / 60)::int AS m FROM mail',
      )
      pauses.push(rows[0].m)
      await later(id)
    }
    expect(pauses).toEqual([5, 15, 60, 180, 360, 720, 720])
    await later(id, 73)
    expect(await deliverDueMail()).toBe(1)
    expect(await row(id)).toMatchObject({
      state: 'undeliverable',
      tries: 8,
      undeliverableAt: expect.any(Date),
      text: null,
    })
    delete answers.recipient
    expect(await deliverDueMail()).toBe(0)
    expect(received).toEqual([])
    const other = await write()
    expect(await deliverMail(other.id)).toBe('sent')
  })

  it('does not take the password says nothing of the address: the mail waits, and fails in the end', async () => {
    await aMailServer({}, { authOptional: false, onAuth: (_, __, done) => done(new Error('wrong password')) })
    const warn = vi.spyOn(logs(), 'warn').mockImplementation(() => {})
    const { id } = await write()
    expect(await deliverMail(id)).toBe('queued')
    expect((await row(id)).code).toBe('EAUTH')
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      { mail: id, state: 'queued', code: 'EAUTH', tries: 1 },
      expect.stringContaining('SMTP_URL'),
    )
    await later(id, 73)
    expect(await deliverMail(id)).toBe('failed')
    expect(await row(id)).toMatchObject({ undeliverableAt: null, text: null })
  })

  it('of this machine has a certificate that nobody signed is trusted; another one is not given a password', async () => {
    const { received } = await aMailServer({}, { disabledCommands: [] })
    const { smtp } = config()
    const here = await write()
    expect(await deliverMail(here.id)).toBe('sent')
    if (smtp)
      completeConfig({ smtp: { ...smtp, isLocal: false, login: { user: 'citysite', pass: 'a-password' } } })
    const elsewhere = await write()
    expect(await deliverMail(elsewhere.id)).toBe('queued')
    expect(await row(elsewhere.id)).toMatchObject({ code: expect.stringContaining('CERT') })
    await later(elsewhere.id, 73)
    expect(await deliverMail(elsewhere.id)).toBe('failed')
    expect(received).toHaveLength(1)
  })

  it('is not there, or says nothing, delays it', async () => {
    await noMailServer()
    const { id } = await write()
    expect(await deliverMail(id)).toBe('queued')
    expect((await row(id)).code).toBe('ECONNREFUSED')
    await aSilentServer()
    await later(id)
    const began = Date.now()
    expect(await deliverMail(id)).toBe('queued')
    expect((await row(id)).code).toBe('ETIMEDOUT')
    expect(Date.now() - began).toBeLessThan(5_000)
  })

  it('went away with its portal in the middle: another try comes after the lease', async () => {
    const { received } = await aMailServer()
    const { id } = await write()
    // A process that claimed it and died.
    await pool().query("UPDATE mail SET tries = 1, next_try_at = now() + interval '15 minutes'")
    expect(await deliverMail(id)).toBeNull()
    await later(id)
    expect(await deliverDueMail()).toBe(1)
    expect(received).toHaveLength(1)
  })
})

it('no line of the log and no row has an address, a name or the text', async () => {
  const said: unknown[] = []
  for (const level of ['info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(logs(), level).mockImplementation((...args: unknown[]) => void said.push(args))
  const { answers } = await aMailServer({ recipient: '550 5.1.1 <ouyang@example.cn> 欧阳敏仪 is unknown' })
  const ids = [await write(), await write()]
  await startJobs()
  try {
    await expect
      .poll(() => db().mail.count({ where: { state: 'undeliverable' } }), { timeout: 15_000 })
      .toBe(2)
    answers.recipient = '451 4.7.1 <ouyang@example.cn> later'
    ids.push(await write())
    await expect
      .poll(() => db().mail.count({ where: { code: { startsWith: '451' } } }), { timeout: 15_000 })
      .toBe(1)
    await sleep(100)
  } finally {
    await stopJobs()
  }
  const lines = JSON.stringify(said)
  for (const { id } of ids) expect(lines).toContain(id)
  const { rows } = await pool().query("SELECT string_agg(mail::text, '') AS all FROM mail")
  const { rows: sent } = await pool().query("SELECT string_agg(job::text, '') AS all FROM pgboss.job AS job")
  for (const part of ['ouyang', '欧阳', 'C-0118。', '138 0013', '13800138000'])
    for (const [where, whole] of Object.entries({ lines, rows: rows[0].all, jobs: sent[0].all }))
      expect(String(whole).includes(part), `${part} in ${where}`).toBe(false)
  expect(config().smtp?.port).toBeGreaterThan(0)
})
