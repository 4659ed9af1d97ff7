import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { aChiefEditor, anEditor } from '../../support/cast.ts'
import { aPdf } from '../../support/media-files.ts'
import { mediaFolder } from '../../support/media-folder.ts'
import { call, callJson } from './call.ts'

// Purpose: the list of sources is kept from the command line as at the desk: with basis, expiry and evidence.

const folder = mediaFolder()

it('a source is added with its evidence, listed, and removed by its name', async () => {
  const { email } = await aChiefEditor()
  const agreement = join(folder.path(), '协议.pdf')
  await writeFile(agreement, aPdf())
  const about = ['--name', '乐从发布', '--basis', 'agreement', '--expires', '2099-12-31', '--note', '2026-08']
  const more = ['--alias', '乐从镇发布，微乐从', '--host', 'www.lecong.example', '--evidence', agreement]
  const rights = ['--rights-email', 'rights@lecong.example']
  expect(await callJson(['sources', 'add', ...about, ...more, ...rights, '--as', email])).toMatchObject({
    exitCode: 0,
  })
  const [listed] = await db().listedSource.findMany({ include: { evidence: true } })
  expect(listed).toMatchObject({
    ...{ name: '乐从发布', aliases: ['乐从镇发布', '微乐从'], hosts: ['lecong.example'], note: '2026-08' },
    rightsEmail: 'rights@lecong.example',
    evidence: { kind: 'document' },
  })
  expect((await call(['sources', 'list', '--as', email])).stdout).toContain('至 2099-12-31')
  const again = await call(['sources', 'add', ...about, '--as', email])
  expect(again).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('已经是“乐从发布”的名称') })
  const remove = ['sources', 'remove', '--name', '乐从发布', '--as', email]
  expect(await call(remove)).toMatchObject({ exitCode: 0, stdout: '已把“乐从发布”移出名单。\n' })
  expect(await call(remove)).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('没有来源') })
})

it('nobody keeps the list who may not, and what is wrong is told', async () => {
  const about = ['sources', 'add', '--name', '乐从发布', '--basis']
  const editor = ['--as', (await anEditor()).email]
  expect(await call([...about, 'agreement', '--evidence', '/没有.pdf', ...editor])).toMatchObject({
    exitCode: 1,
    stderr: expect.not.stringContaining('没有这个文件'),
  })
  const chief = ['--as', (await aChiefEditor()).email]
  expect(await call([...about, 'friendship', ...chief])).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('请选择依据'),
  })
  expect(await call([...about, 'agreement', '--evidence', '/没有.pdf', ...chief])).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('没有这个文件'),
  })
  expect(await db().listedSource.count()).toBe(0)
})
