import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inspect } from 'node:util'
import sharp from 'sharp'
import { expect, it, vi } from 'vitest'
import { POST as replyToCase } from '#app/(reader)/cases/[receipt]/route.tsx'
import { POST as complain } from '#app/(reader)/complaints/new/route.tsx'
import { POST as contribute } from '#app/(reader)/contribute/route.tsx'
import { POST as replyToContribution } from '#app/(reader)/contributions/[receipt]/route.tsx'
import { POST as correct } from '#app/(reader)/corrections/new/route.tsx'
import { POST as counter } from '#app/(reader)/counter-notices/[receipt]/route.tsx'
import { publishArticle } from '#lib/articles/publish.ts'
import { acceptCase } from '#lib/cases/accept-case.ts'
import { acceptContribution } from '#lib/contributions/accept-contribution.ts'
import { askContributor } from '#lib/contributions/ask-contributor.ts'
import { db } from '#lib/db/client.ts'
import { logs } from '#lib/logs.ts'
import { deliverMail } from '#lib/mail/deliver-mail.ts'
import { metricsText } from '#lib/metrics/registry.ts'
import { byMail, counterReceipt, pageOf, seenCase } from '../support/case-cast.ts'
import { aCity, anEditor } from '../support/cast.ts'
import { contributedFields, STORY, seenContribution, theRules } from '../support/contribution-cast.ts'
import { aPdf } from '../support/media-files.ts'
import { mediaFolder } from '../support/media-folder.ts'
import { postedForm, type SentFile, sendForm } from '../support/public-forms.ts'
import { askSite } from '../support/reader-site.ts'

// Purpose: of what anybody types into any field of any form about himself, and of what his files are called or hold, nothing is anywhere but sealed.

const folder = mediaFolder()

/** The beginning of every word that is looked for; nothing else has it. */
const STEM = 'zqid'
const own = (whose: string) => ({
  ...{
    name: `${STEM}name${whose}`,
    email: `${STEM}mail${whose}@example.cn`,
    address: `${STEM}street${whose} 1`,
  },
})
const PHONES = ['13990901111', '13990902222', '13990903333']

/** A picture that says in itself who took it, and a PDF that says who wrote it. */
const aPicture = () =>
  sharp({ create: { width: 96, height: 64, channels: 3, background: '#c81e1e' } })
    .withExif({ IFD0: { Artist: `${STEM}exif`, Copyright: `${STEM}exif` } })
    .jpeg()
    .toBuffer()
const aSignedPdf = () => Buffer.concat([aPdf(), Buffer.from(`% /Author (${STEM}author)\n`)])
const evidence = async (whose: string): Promise<SentFile[]> => [
  { field: 'files', name: `${STEM}file${whose}.pdf`, bytes: aSignedPdf() },
  { field: 'files', name: `${STEM}scan${whose}.jpg`, bytes: await aPicture() },
]

/** Everything that is logged from now on, at every level. */
function logged(): () => string {
  const lines: string[] = []
  for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const)
    vi.spyOn(logs(), level).mockImplementation((...said: unknown[]) => {
      lines.push(inspect(said, { depth: 9, showHidden: true }))
    })
  return () => lines.join('\n')
}

/** Where the database has one of these words: each table and column, of the jobs as well. */
async function columnsWith(words: string): Promise<string[]> {
  const columns = await db().$queryRaw<{ place: string; table: string; column: string }[]>`
    SELECT table_schema || '.' || table_name || '.' || column_name AS place,
      format('%I.%I', table_schema, table_name) AS table, format('%I', column_name) AS column
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE' ORDER BY 1`
  const asked = columns.map(
    ({ place, table, column }) =>
      `SELECT '${place}' AS place WHERE EXISTS (SELECT FROM ${table} AS one WHERE one.${column}::text ~* $1)`,
  )
  const found = await db().$queryRawUnsafe<{ place: string }[]>(asked.join(' UNION ALL '), words)
  return found.map(({ place }) => place)
}

/** The files of the store that hold one of these words in their bytes. */
async function filesWith(words: RegExp): Promise<string[]> {
  const names = await readdir(folder.path(), { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const file of names.filter((one) => one.isFile())) {
    const path = join(file.parentPath, file.name)
    if (words.test(path) || words.test((await readFile(path)).toString('latin1'))) found.push(file.name)
  }
  return found
}

const receiptIn = async (answer: Response) => {
  expect([answer.status, answer.status === 303 ? '' : await answer.text()]).toEqual([303, ''])
  return /\/([0-9A-Z]{26})/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
}

it('keeps what is typed of oneself sealed: not in the database, the jobs, the log, the store, a page or a figure', async () => {
  const told = logged()
  await theRules()
  const contributor = own('contributor')
  const fields = contributedFields({
    name: contributor.name,
    email: contributor.email,
    phone: PHONES[0] ?? '',
  })
  const sent = await postedForm(
    'contribution',
    { ...fields, html: '', text: STORY.join('\n') },
    {
      files: [
        { field: 'pictures', name: `${contributor.name}.jpg`, bytes: await aPicture() },
        { field: 'attachments', name: `洗船记录（${contributor.name}）.pdf`, bytes: aPdf() },
      ],
    },
  )
  const receipts = [await receiptIn(await sendForm(contribute, '/contribute', sent))]
  const editor = await anEditor()
  const question = `请问 ${contributor.name}，照片是谁拍的？`
  await byMail(async () => askContributor(editor, { ...(await seenContribution(1)), question }))
  const answer = { act: 'answer', text: `我是 ${contributor.name}，电话 ${PHONES[0]}，照片是我拍的。` }
  const proofs = (await evidence('proof')).map((file) => ({ ...file, field: 'proofs' }))
  const replied = await postedForm('contribution_reply', answer, { files: proofs })
  const [receipt = ''] = receipts
  await receiptIn(await sendForm(replyToContribution, `/contributions/${receipt}`, replied, { receipt }))
  const { articleId } = await acceptContribution(editor, {
    ...(await seenContribution(1)),
    ...{ cityId: (await aCity()).id, columnId: null },
  })
  // As an editor describes the picture.
  await db().$executeRaw`UPDATE article SET body = replace(body::text, '"alt": null', '"alt": "龙舟"')::jsonb`
  await publishArticle(editor, { id: articleId, version: 1 })

  const complaint = {
    ...{
      kind: 'copyright',
      demand: 'delete',
      relation: 'agent',
      isTruthStated: 'yes',
      phone: PHONES[1] ?? '',
    },
    ...{ ...own('claimant'), agentFor: `${STEM}holder`, works: `${STEM}works`, facts: `我是 ${STEM}facts` },
    ...{ proof: `${STEM}proof`, statedUrls: pageOf(articleId), article: String(articleId) },
  }
  const wrong = await postedForm('complaint', { ...complaint, email: `${STEM}wrong` })
  expect((await sendForm(complain, '/complaints/new', wrong)).status).toBe(422)
  const whole = await postedForm('complaint', complaint, { files: await evidence('claimant') })
  const claimants = await receiptIn(await sendForm(complain, '/complaints/new', whole))
  const more = { act: 'answer', message: `请打 ${PHONES[1]}，${STEM}more` }
  const added = await postedForm('case_reply', more, { files: await evidence('more') })
  await receiptIn(await sendForm(replyToCase, `/cases/${claimants}`, added, { receipt: claimants }))
  await byMail(async () => acceptCase(editor, await seenCase(1)))
  const link = await counterReceipt(1)
  const statement = {
    ...{ act: 'state', ...own('counter'), phone: PHONES[2] ?? '', works: '龙舟鼓响', isTruthStated: 'yes' },
    ...{ facts: `${STEM}stated`, proof: `${STEM}shown`, statedUrls: pageOf(articleId) },
  }
  const stated = await postedForm('counter_notice', statement, { files: await evidence('counter') })
  await byMail(() => sendForm(counter, `/counter-notices/${link}`, stated, { receipt: link }))
  const { name, email } = own('reader')
  const error = {
    url: pageOf(articleId),
    article: String(articleId),
    sentence: '洗船',
    correctText: `${STEM}right`,
  }
  const pointed = await postedForm('correction', { ...error, proof: `${STEM}source`, name, email })
  receipts.push(claimants, link, await receiptIn(await sendForm(correct, '/corrections/new', pointed)))
  expect(await db().party.count()).toBe(4)
  expect(await db().sealedFile.count()).toBeGreaterThan(5)
  const mails = await db().mail.findMany({ where: { state: 'queued' } })
  expect(mails.length).toBeGreaterThan(3)
  // There is no server to take them.
  await byMail(async () => {
    for (const { id } of mails) await deliverMail(id)
  })

  const words = new RegExp([STEM, ...PHONES].join('|'), 'i')
  expect(await columnsWith(words.source)).toEqual([])
  expect(await filesWith(words)).toEqual([])
  expect(words.exec(told())?.[0] ?? null).toBeNull()
  for (const one of receipts) expect([told().includes(one), await columnsWith(one)]).toEqual([false, []])
  expect(words.exec(await metricsText())?.[0] ?? null).toBeNull()
  const pages = [
    '/',
    `/articles/${articleId}`,
    '/notices',
    '/transparency',
    '/search?q=洗船',
    '/nothing-here',
  ]
  for (const path of pages) {
    const { text, headers } = await askSite(path)
    expect([path, words.exec(text + JSON.stringify(headers))?.[0] ?? null]).toEqual([path, null])
  }
  expect((await askSite(`/articles/${articleId}`)).text).toContain('附件 2.pdf')
}, 60_000)
