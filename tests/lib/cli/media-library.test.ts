import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { anEditor } from '../../support/cast.ts'
import { aPictureRow } from '../../support/media-cast.ts'
import { aPdf } from '../../support/media-files.ts'
import { mediaFolder } from '../../support/media-folder.ts'
import { call, callJson } from './call.ts'

const folder = mediaFolder()

it('files are added, listed and deleted, and a refused one stops no other', async () => {
  const { email } = await anEditor()
  const [page, notice] = [join(folder.path(), 'page.pdf'), join(folder.path(), '通知.doc')]
  await writeFile(page, '<!doctype html><title>x</title>')
  await writeFile(notice, aPdf())
  const add = ['media', 'add', page, notice, '--as', email]
  const added = await callJson(add)
  expect(added).toMatchObject({ exitCode: 1 })
  expect((await call(['media', 'list'])).stdout).toMatch(
    /^1 {2}document {2}ready {2}\d+ B {2}通知\.doc\.pdf\n$/,
  )
  expect((await call(add)).stdout).toContain('已在媒体库，编号 1')
  expect(await call(['media', 'delete', '1', '--as', email])).toMatchObject({ exitCode: 0 })
  expect(await call(['media', 'list'])).toMatchObject({ stdout: '没有。\n' })
  expect(await call(['media', 'delete', '1', '--as', email])).toMatchObject({ exitCode: 1 })
})

it('renditions that are missing are made anew', async () => {
  await aPictureRow()
  const id = await aPictureRow({ name: '二.jpg', files: {} })
  expect(await call(['media', 'renditions'])).toMatchObject({ stdout: '已安排 1 张图片。\n' })
  expect(await db().$queryRaw`SELECT data FROM pgboss.job`).toEqual([{ data: { mediaId: id } }])
})
