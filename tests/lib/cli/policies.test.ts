import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { policyVersions } from '#lib/policies/versions.ts'
import { aChiefEditor, aPolicy } from '../../support/cast.ts'
import { mediaFolder } from '../../support/media-folder.ts'
import { call, callJson } from './call.ts'

// Purpose: policies are read and published from the command line by the same rules as at the desk.

const folder = mediaFolder()

async function aFile(name: string, text: string): Promise<string> {
  const path = join(folder.path(), name)
  await writeFile(path, text)
  return path
}

it('a version is published from a file, listed, shown, and withdrawn before it holds', async () => {
  await aPolicy()
  const as = ['--as', (await aChiefEditor()).email]
  const about = ['policy', 'publish', 'disclaimer', '--note', '写明时限', ...as]
  const texts = [
    ...['--text', await aFile('声明.txt', '转载不代表本站观点。\n')],
    ...['--contribution', await aFile('投稿.txt', '投稿由编辑整理。')],
  ]
  const published = await callJson([...about, ...texts, '--effective', '2099-01-01 00:00'])
  expect(published).toMatchObject({
    ...{ exitCode: 0, printed: { version: 2, effectiveAt: '2099-01-01T00:00:00+08:00' } },
  })
  const [coming] = await policyVersions('disclaimer')
  expect(coming, 'the origins are those of the version before').toMatchObject({
    ...{ state: 'coming', text: '转载不代表本站观点。', contributionText: '投稿由编辑整理。' },
    origins: ['repost', 'contribution'],
  })
  expect((await call(['policy', 'list'])).stdout).toMatch(
    /免责声明 +第 2 版 +待生效 +2099-01-01 00:00 起 +梁主编 +写明时限/,
  )
  expect((await call(['policy', 'show', 'disclaimer', '--version', '2'])).stdout).toContain(
    '【转载】\n转载不代表本站观点。\n\n【投稿】\n投稿由编辑整理。',
  )
  expect((await call(['policy', 'show', 'disclaimer'])).stdout).toContain('第 1 版，现行')
  const withdraw = ['policy', 'withdraw', 'disclaimer', '--version', '2', '--note', '措辞不妥', ...as]
  expect(await call(withdraw)).toMatchObject({ exitCode: 0, stdout: '已撤回免责声明第 2 版。\n' })
})

it('what is wrong is told, and nothing published', async () => {
  await aPolicy()
  const as = ['--as', (await aChiefEditor()).email]
  const text = await aFile('声明.txt', '另一份声明。')
  const publish = (...more: string[]) => call(['policy', 'publish', ...more, '--note', '修改', ...as])
  expect(await publish('cookies', '--text', text)).toMatchObject({
    ...{ exitCode: 2, stderr: expect.stringContaining('种类应是 disclaimer') },
  })
  expect(await publish('disclaimer', '--text', '/没有.txt')).toMatchObject({
    ...{ exitCode: 1, stderr: expect.stringContaining('没有这个文件') },
  })
  expect(await publish('disclaimer', '--text', text, '--before', '7')).toMatchObject({
    ...{ exitCode: 1, stderr: expect.stringContaining('请与现在的文本对照') },
  })
  expect(await publish('disclaimer', '--text', text, '--origins', 'repost,friend')).toMatchObject({
    exitCode: 1,
  })
  expect(await call(['policy', 'show', 'privacy'])).toMatchObject({
    ...{ exitCode: 1, stderr: expect.stringContaining('没有现行的版本') },
  })
  expect(await call(['policy', 'show', 'disclaimer', '--version', '9'])).toMatchObject({ exitCode: 1 })
  expect(await policyVersions(null)).toHaveLength(1)
})
