import { describe, expect, it } from 'vitest'
import { publishArticle } from '#lib/articles/publish.ts'
import { readPublished } from '#lib/articles/published.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db } from '#lib/db/client.ts'
import { refreshPolicies } from '#lib/job-runner/refresh-policies-job.ts'
import { publishPolicy } from '#lib/policies/publish-policy.ts'
import { policyVersions } from '#lib/policies/versions.ts'
import { withdrawPolicy } from '#lib/policies/withdraw-policy.ts'
import { aChiefEditor, aDraft, aFederationReport, anAdmin, anEditor, aPolicy } from '../../support/cast.ts'
import { purgedTags } from '../../support/purged-tags.ts'

const own = { repostText: '', contributionText: '', originalText: '' }
const aDisclaimer = (changes: Record<string, unknown> = {}) => ({
  ...{
    kind: 'disclaimer',
    before: 1,
    text: '转载不代表本站观点。',
    origins: ['contribution', 'repost'],
    ...own,
  },
  ...{ effectiveAt: '', note: '写明时限' },
  ...changes,
})
const NEW_YEAR = '2099-01-01T00:00'
const statesNow = async () => (await policyVersions('disclaimer')).map(({ state }) => state)
const audited = () =>
  db().auditEntry.findMany({ where: { event: { startsWith: 'policy' } }, orderBy: { id: 'asc' } })

describe('publishing a policy', () => {
  it('is the next version, at once, with who and why; public articles keep theirs', async () => {
    const { id: first } = await aPolicy()
    const report = await aFederationReport()
    const chief = await aChiefEditor()
    expect(await publishPolicy(chief, aDisclaimer())).toMatchObject({ version: 2 })
    expect(await statesNow()).toEqual(['in_force', 'past'])
    expect((await db().article.findUniqueOrThrow({ where: { id: report.id } })).policyId).toBe(first)
    const [entry, ...more] = await audited()
    expect(more).toEqual([])
    expect(entry).toMatchObject({
      ...{ event: 'policy_published', subject: 'policy', editorId: chief.id },
      details: { kind: 'disclaimer', version: 2, note: '写明时限' },
    })
    const taken = await takeDownArticle(chief, { ...report, reason: 'inaccurate', note: '待核实' })
    await restoreArticle(chief, { id: report.id, version: taken.version, note: '已核实' })
    const found = await readPublished(report.id)
    expect(found?.kind === 'article' && found.article.policy?.version, 'restored under its own').toBe(1)
  })

  it('may give each origin a text of its own, which its articles then show', async () => {
    await aPolicy()
    const chief = await aChiefEditor()
    await publishPolicy(chief, aDisclaimer({ contributionText: '投稿由编辑整理。' }))
    const draft = await aDraft({ origin: 'contribution' })
    await publishArticle(chief, draft)
    const found = await readPublished(draft.id)
    expect(found?.kind === 'article' && found.article.policy).toEqual({
      version: 2,
      text: '投稿由编辑整理。',
    })
  })

  it('for a later moment purges the pages then, and is not what articles are published under now', async () => {
    await aPolicy()
    const { id, effectiveAt } = await publishPolicy(await anAdmin(), aDisclaimer({ effectiveAt: NEW_YEAR }))
    expect(effectiveAt).toEqual(new Date('2098-12-31T16:00:00Z'))
    expect(await statesNow()).toEqual(['coming', 'in_force'])
    const jobs = await db().$queryRaw`
      SELECT data, start_after AS at FROM pgboss.job WHERE name = 'refresh-policies'`
    expect(jobs).toEqual([{ data: { policyId: id }, at: effectiveAt }])
  })

  const refused: [string, Record<string, unknown>, string][] = [
    ['no text', { text: ' \n' }, 'text'],
    ['no reason', { note: '' }, 'note'],
    ['no origin', { origins: [] }, 'origins'],
    ['a text for an origin that is not chosen', { originalText: '原创' }, 'originalText'],
    ['a text that is no origin’s', { repostText: '甲', contributionText: '乙' }, 'text'],
    ['origins of another policy', { kind: 'privacy', before: 0 }, 'origins'],
    ['a policy that does not exist', { kind: 'cookies' }, 'kind'],
    ['a moment that has passed', { effectiveAt: '2020-01-01T00:00' }, 'effectiveAt'],
    ['a day that does not exist', { effectiveAt: '2099-02-30T00:00' }, 'effectiveAt'],
    [
      'what is the same already',
      { text: '网站所收集的部分公开资料来源于互联网，转载的目的在于传递更多信息及用于网络分享。' },
      'text',
    ],
    ['a text without an end', { text: '长'.repeat(20_001) }, 'text'],
  ]

  it.each(refused)('refuses %s, beside its field', async (_, changes, field) => {
    await aPolicy()
    const asked = publishPolicy(await aChiefEditor(), aDisclaimer(changes))
    await expect(asked).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { [field]: expect.any(String) },
    })
    expect(await policyVersions(null)).toHaveLength(1)
  })

  it('refuses one that would hold before the one that is coming', async () => {
    await aPolicy()
    const chief = await aChiefEditor()
    await publishPolicy(chief, aDisclaimer({ effectiveAt: NEW_YEAR }))
    const now = publishPolicy(chief, aDisclaimer({ before: 2, text: '现在就施行。' }))
    await expect(now).rejects.toMatchObject({
      fields: { effectiveAt: expect.stringContaining('第 2 版将于 2099-01-01 00:00 生效') },
    })
    const then = aDisclaimer({ before: 2, text: '到时施行。', effectiveAt: NEW_YEAR })
    expect(await publishPolicy(chief, then)).toMatchObject({ version: 3 })
  })

  it('refuses who has not seen the newest text, and names who was faster', async () => {
    await aPolicy()
    const chief = await aChiefEditor()
    await publishPolicy(chief, aDisclaimer())
    const stale = publishPolicy(await anAdmin(), aDisclaimer({ text: '另一份声明。' }))
    await expect(stale).rejects.toMatchObject({
      ...{ code: 'conflict', details: { before: 2 } },
      message: expect.stringMatching(/^梁主编 刚刚发布了《免责声明》第 2 版/),
    })
  })

  it('at the same moment by two is done by one, and the other hears of it', async () => {
    await aPolicy()
    const both = await Promise.allSettled([
      publishPolicy(await aChiefEditor(), aDisclaimer()),
      publishPolicy(await anAdmin(), aDisclaimer({ text: '另一份声明。' })),
    ])
    const failed = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(failed).toMatchObject([{ code: 'conflict' }])
    expect(await policyVersions('disclaimer')).toHaveLength(2)
    expect(await audited()).toHaveLength(1)
  })

  it('is for chief editors and administrators, as is withdrawing', async () => {
    const { id } = await aPolicy()
    const editor = await anEditor()
    await expect(publishPolicy(editor, aDisclaimer())).rejects.toMatchObject({ code: 'forbidden' })
    await expect(withdrawPolicy(editor, { id, note: '有误' })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

it('the pages of policies are purged when a version is published, withdrawn, and when it begins to hold', async () => {
  await aPolicy()
  const chief = await aChiefEditor()
  const publish = () => publishPolicy(chief, aDisclaimer({ effectiveAt: NEW_YEAR }))
  expect(await purgedTags(publish)).toEqual([['policy']])
  const { id } = await db().policy.findFirstOrThrow({ where: { version: 2 } })
  expect(await purgedTags(() => withdrawPolicy(chief, { id, note: '有误' }))).toEqual([['policy']])
  expect(await purgedTags(refreshPolicies)).toEqual([['policy']])
})

describe('withdrawing a version', () => {
  const aComing = async (effectiveAt = new Date('2099-01-01T00:00:00Z')) => {
    await aPolicy()
    return aPolicy(2, { effectiveAt, text: '第二份。' })
  }

  it('before it holds leaves the one before in force, and a record of who and why', async () => {
    await aPolicy()
    const chief = await aChiefEditor()
    const { id } = await publishPolicy(chief, aDisclaimer({ effectiveAt: NEW_YEAR }))
    expect(await withdrawPolicy(await anAdmin(), { id, note: '措辞不妥' })).toEqual({
      ...{ kind: 'disclaimer', version: 2 },
    })
    expect(await statesNow()).toEqual(['withdrawn', 'in_force'])
    expect((await policyVersions('disclaimer'))[0]).toMatchObject({
      ...{ withdrawalNote: '措辞不妥', withdrawnBy: '陈管理' },
    })
    expect((await audited()).map(({ event }) => event)).toEqual(['policy_published', 'policy_withdrawn'])
    expect(await db().$queryRaw`SELECT FROM pgboss.job WHERE name = 'refresh-policies'`).toEqual([])
    // Its number is not given again.
    expect(await publishPolicy(chief, aDisclaimer())).toMatchObject({ version: 3 })
  })

  it('is refused once it holds, or within a minute of it, twice, and for a number that is none', async () => {
    const chief = await aChiefEditor()
    const soon = await aComing(new Date(Date.now() + 50_000))
    const why = { note: '有误' }
    await expect(withdrawPolicy(chief, { id: soon.id, ...why })).rejects.toMatchObject({
      ...{ code: 'wrong-state', message: expect.stringContaining('一分钟之内生效') },
    })
    await expect(withdrawPolicy(chief, { id: 99, ...why })).rejects.toMatchObject({ code: 'not-found' })
    expect(await statesNow()).toEqual(['coming', 'in_force'])
  })

  it('at the same moment by two is done once', async () => {
    const { id } = await aComing()
    const both = await Promise.allSettled([
      withdrawPolicy(await aChiefEditor(), { id, note: '有误' }),
      withdrawPolicy(await anAdmin(), { id, note: '有误' }),
    ])
    const failed = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(failed).toMatchObject([{ code: 'wrong-state', message: expect.stringContaining('撤回') }])
    expect(await audited()).toHaveLength(1)
  })
})
