import { beforeEach, describe, expect, it } from 'vitest'
import { amendArticle } from '#lib/articles/amend.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { db } from '#lib/db/client.ts'
import { deleteMedia } from '#lib/media/delete-media.ts'
import { findFile } from '#lib/media/find-file.ts'
import { listMedia } from '#lib/media/library.ts'
import { mediaForDesk } from '#lib/media/media-detail.ts'
import { addSource } from '#lib/sources/add-source.ts'
import { changeSource } from '#lib/sources/change-source.ts'
import { listSources } from '#lib/sources/list-sources.ts'
import { removeSource } from '#lib/sources/remove-source.ts'
import { rightsContacts } from '#lib/sources/rights-contacts.ts'
import { sourceGap, sourceNameAt } from '#lib/sources/source-gap.ts'
import { aChiefEditor, aDraft, aFederationReport, anEditor, aReportsContent } from '../../support/cast.ts'
import { aPictureRow } from '../../support/media-cast.ts'
import { sha256 } from '../../support/sha256.ts'
import { race } from '../../support/verb-laws.ts'

const agency = {
  name: '新华社',
  aliases: ['新华网', '新华社客户端', ''],
  hosts: ['https://www.xinhuanet.example/politics/', 'news.cn'],
  basis: 'agreement',
  note: '2026 年稿件协议',
  expiresOn: '2027-12-31',
  rightsEmail: 'rights@xinhuanet.example',
}

describe('the list of sources', () => {
  it('keeps names, sites, basis and end, tidied, and says it in the audit trail', async () => {
    const chief = await aChiefEditor()
    const { id, version } = await addSource(chief, agency)
    expect(await listSources(await anEditor())).toMatchObject([
      {
        ...{ id, version, name: '新华社', aliases: ['新华网', '新华社客户端'] },
        hosts: ['xinhuanet.example', 'news.cn'],
        expiresOn: '2027-12-31',
        rightsEmail: 'rights@xinhuanet.example',
      },
    ])
    const changed = await changeSource(chief, { ...agency, id, version, expiresOn: '', aliases: [] })
    await removeSource(chief, changed)
    expect(await listSources(chief)).toEqual([])
    const trail = await db().auditEntry.findMany({ where: { subject: 'source' }, orderBy: { id: 'asc' } })
    expect(trail.map(({ event }) => event)).toEqual(['source_listed', 'source_changed', 'source_removed'])
    expect(JSON.stringify(trail.map(({ details }) => details))).not.toContain('@')
    const wrong = addSource(chief, { ...agency, name: '新华', aliases: [], rightsEmail: '新华社' })
    await expect(wrong).rejects.toMatchObject({ fields: { rightsEmail: expect.any(String) } })
    expect(await db().listedSource.findUnique({ where: { id } })).toMatchObject({ name: '新华社' })
  })

  it('says where a source is told of claims, by its name or an alias, while it is listed with an address', async () => {
    const chief = await aChiefEditor()
    const names = ['新华社', '新华 网', '南方日报']
    const seen = await addSource(chief, agency)
    const told = () => rightsContacts(db(), names)
    expect(await told()).toEqual(new Map(names.slice(0, 2).map((name) => [name, seen.id])))
    const without = await changeSource(chief, { ...agency, ...seen, rightsEmail: '' })
    expect(await told()).toEqual(new Map())
    await removeSource(chief, await changeSource(chief, { ...agency, ...without }))
    expect(await told()).toEqual(new Map())
  })

  it('is kept by chief editors alone', async () => {
    await expect(addSource(await anEditor(), agency)).rejects.toMatchObject({ code: 'forbidden' })
    const seen = await addSource(await aChiefEditor(), agency)
    await expect(changeSource(await anEditor(), { ...agency, ...seen })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(removeSource(await anEditor(), seen)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('has each name once, as name or alias', async () => {
    const chief = await aChiefEditor()
    await addSource(chief, agency)
    await expect(addSource(chief, { ...agency, aliases: [] })).rejects.toMatchObject({ code: 'duplicate' })
    const other = { name: '新华 网', basis: 'licence' }
    await expect(addSource(chief, other)).rejects.toMatchObject({
      fields: { name: expect.stringContaining('新华社') },
    })
    expect(await db().listedSource.count()).toBe(1)
  })

  it('refuses what is no site, no day, no basis, no file, and a version that is not the newest', async () => {
    const chief = await aChiefEditor()
    const wrong = { name: 'x', hosts: ['not a host'], basis: 'gossip', expiresOn: '2027-02-30' }
    await expect(addSource(chief, wrong)).rejects.toMatchObject({
      fields: { hosts: expect.any(String), basis: '请选择依据', expiresOn: expect.any(String) },
    })
    await expect(addSource(chief, { ...agency, evidenceId: 99 })).rejects.toMatchObject({
      code: 'invalid-input',
    })
    const { id } = await addSource(chief, agency)
    await expect(changeSource(chief, { ...agency, id, version: 7 })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(removeSource(chief, { id: 99, version: 1 })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('the evidence of a source', () => {
  const contract = (changes = {}) => aPictureRow({ name: '协议.jpg', bytes: 2_048, ...changes })

  it('is named with its size, used in the library, and never public', async () => {
    const chief = await aChiefEditor()
    const evidenceId = await contract()
    const seen = await addSource(chief, { ...agency, evidenceId })
    const hash = sha256('协议.jpg-original')
    const evidence = { id: evidenceId, name: '协议.jpg', bytes: 2_048, address: `/media/${hash}.jpg` }
    expect(await listSources(await anEditor())).toMatchObject([{ evidence }])
    expect(await mediaForDesk(chief, evidenceId)).toMatchObject({ evidenceOf: ['新华社'], useCount: 0 })
    expect((await listMedia(chief, { unused: true })).items).toEqual([])
    expect(await findFile(hash)).toMatchObject({ isPublic: false })
    const other = await contract({ name: '新协议.jpg' })
    const changed = await changeSource(chief, { ...agency, ...seen, evidenceId: other })
    expect(await listSources(chief)).toMatchObject([{ evidence: { id: other } }])
    await changeSource(chief, { ...agency, ...changed, evidenceId: null })
    expect(await listSources(chief)).toMatchObject([{ evidence: null }])
  })

  it('is not deleted while the source is listed', async () => {
    const chief = await aChiefEditor()
    const id = await contract()
    const source = await addSource(chief, { ...agency, evidenceId: id })
    await expect(deleteMedia(chief, { id, version: 1 })).rejects.toMatchObject({
      code: 'wrong-state',
      message: '它是来源“新华社”的依据文件，不能删除。',
    })
    await removeSource(chief, source)
    await deleteMedia(chief, { id, version: 1 })
    await expect(addSource(chief, { ...agency, evidenceId: id })).rejects.toMatchObject({
      fields: { evidenceId: '请重新上传' },
    })
  })

  it('is deleted or becomes evidence, of both at once only one', async () => {
    const chief = await aChiefEditor()
    for (let turn = 0; turn < 3; turn++) {
      const id = await contract({ name: `${turn}.jpg` })
      const source = { name: `来源 ${turn}`, basis: 'agreement', evidenceId: id }
      expect(
        await race(
          () => addSource(chief, source),
          () => deleteMedia(chief, { id, version: 1 }),
        ),
      ).toMatchObject({ won: 1 })
    }
  })
})

describe('a text’s source', () => {
  beforeEach(async () => {
    await addSource(await aChiefEditor(), agency)
  })
  const gapOf = async (
    sourceName: string,
    sourceUrl: string | null = null,
    now = new Date('2027-12-31T10:00:00Z'),
  ) => (await sourceGap({ sourceName, sourceUrl }, { now }))?.gap ?? null

  it('is listed by name or alias, at its sites and those below them', async () => {
    expect(await gapOf('新华社')).toBeNull()
    expect(await gapOf(' 新华网', 'https://www.news.cn/a')).toBeNull()
    expect(await gapOf('新华社', 'http://gd.xinhuanet.example/a')).toBeNull()
    expect(await sourceNameAt('http://gd.xinhuanet.example/a')).toBe('新华社')
  })

  it('is not under another name, after its end, or found at another site', async () => {
    expect(await gapOf('新华日报')).toBe('unlisted')
    expect(await gapOf('新华社', 'https://notnews.cn/a')).toBe('other_host')
    expect(await gapOf('新华社', 'https://news.cn.evil.example/a')).toBe('other_host')
    for (const nowhere of [
      'http://203.0.113.7/x',
      'http://[2606:4700::1]/x',
      'http://my_site.gov.cn/x',
      'http://cn/x',
    ])
      expect(await gapOf('新华社', nowhere), nowhere).toBe('other_host')
    // The last day holds to its end in Shanghai.
    expect(await gapOf('新华社', null, new Date('2027-12-31T16:00:00Z'))).toBe('expired')
    expect(await sourceNameAt('https://evil.example')).toBeNull()
  })
})

describe('a repost from a source that is not listed', () => {
  const unlisted = { sourceName: '乐从街坊', sourceUrl: null }

  it('is published by nobody but a chief editor, with a reason that is kept', async () => {
    const seen = await aDraft(unlisted)
    await expect(publishArticle(await anEditor(), { ...seen, sourceReason: '急' })).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('乐从街坊'),
    })
    const chief = await aChiefEditor()
    await expect(publishArticle(chief, seen)).rejects.toMatchObject({
      fields: { sourceReason: expect.any(String) },
    })
    const published = await publishArticle(chief, { ...seen, sourceReason: ' 作者当面授权 ' })
    expect(await db().repostException.findMany()).toMatchObject([
      {
        articleId: seen.id,
        version: published.version,
        gap: 'unlisted',
        reason: '作者当面授权',
        actor: '梁主编',
      },
    ])
    const entry = await db().auditEntry.findFirst({ where: { event: 'article_published' } })
    expect(entry?.details).toMatchObject({ sourceGap: 'unlisted', sourceReason: '作者当面授权' })
  })

  it('is amended by anybody as long as its source stays, and by a chief editor where it becomes such a one', async () => {
    const report = await aFederationReport()
    const editor = await anEditor()
    const note = '更正来源'
    const away = { ...report, ...(await aReportsContent(unlisted)), note }
    await expect(amendArticle(editor, away)).rejects.toMatchObject({ code: 'forbidden' })
    const amended = await amendArticle(await aChiefEditor(), { ...away, sourceReason: '来源改名' })
    const again = {
      ...amended,
      ...(await aReportsContent({ ...unlisted, title: '新标题' })),
      note: '更正标题',
    }
    await amendArticle(editor, again)
    expect(await db().repostException.count()).toBe(1)
  })

  it('is no matter where the text is no repost', async () => {
    const seen = await aDraft({ ...unlisted, origin: 'original' })
    await publishArticle(await anEditor(), seen)
    expect(await db().repostException.count()).toBe(0)
  })
})
