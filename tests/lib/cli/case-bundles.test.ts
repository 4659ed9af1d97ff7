import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aNotice } from '../../support/case-cast.ts'
import { aFederationReport, anEditor } from '../../support/cast.ts'
import { aBundleFile, aFolder, facts, files } from '../case-bundle/bundle-cast.ts'
import { call, callJson } from './call.ts'

it('a bundle is verified by the portal, and by whoever has its printed key', async () => {
  const folder = aFolder()
  const path = await aBundleFile(join(folder, 'bundle.zip'))
  const whole = await call(['case', 'verify', path])
  expect(whole).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('卷宗完整：C-0118') })
  const key = join(folder, 'key.pem')
  writeFileSync(key, (await call(['case', 'key'])).stdout)
  const told = await callJson(['case', 'verify', path, '--key', key])
  expect(told.printed).toEqual({ isWhole: true, problems: [], case: 'C-0118', asOf: facts.asOf })
})

it('a case is exported into a file of its own, which is verified', async () => {
  const { email } = await anEditor()
  const { id } = await aFederationReport()
  const { caseId } = await aNotice([id])
  const path = join(aFolder(), 'bundle.zip')
  const words = ['case', 'export', `C-000${caseId}`, path, '--as', email]
  expect(await call(words)).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('已导出') })
  expect(await call(['case', 'verify', path])).toMatchObject({ exitCode: 0 })
  expect(await call(words)).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('已经有这个文件') })
  const opened = await call([...words.with(3, `${path}2`), '--identities', '--why', '交律师'])
  expect(opened).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('没有这项权限') })
  expect(await call(['case', 'export', 'C-x', path, '--as', email])).toMatchObject({ exitCode: 2 })
})

it('says what is wrong with one, and exits with 1', async () => {
  const folder = aFolder()
  const [first] = files
  const twice = await aBundleFile(join(folder, 'twice.zip'), first ? [first, first] : [])
  const told = await call(['case', 'verify', twice])
  expect(told).toMatchObject({ exitCode: 1, stdout: '卷宗不完整：\n  case.json：同一个名称出现两次\n' })
  const key = join(folder, 'key.pem')
  writeFileSync(key, (await call(['case', 'key'])).stdout.replace(/A./, 'x'))
  expect(await call(['case', 'verify', twice, '--key', key])).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('这不是 Ed25519 公钥'),
  })
  appendFileSync(twice, 'x')
  expect((await call(['case', 'verify', twice])).stdout).toContain('不是完整的 ZIP 文件')
  expect((await call(['case', 'verify', join(folder, 'none.zip')])).stderr).toContain('没有这个文件')
})
