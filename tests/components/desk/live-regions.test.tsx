import { expect, it } from 'vitest'
import { ImportFileBox } from '#components/desk/import-file-box.tsx'
import { RunHead } from '#components/desk/run-head.tsx'
import type { DeskRun } from '#lib/imports/runs/desk-runs.ts'
import { print, texts } from '../../support/markup.ts'

const file = { key: 1, name: '稿件.zip', part: 0.42, upload: null, failure: null }
const box = (changes: Partial<typeof file | { upload: string; failure: string }>) =>
  print(
    <ImportFileBox
      chosen={{ files: [{ ...file, ...changes }], choose: () => {}, remove: () => {}, isUploading: false }}
      error={undefined}
      pending={false}
    />,
  )

it('of an upload only its end is called out, not every per cent', () => {
  expect(texts(box({}), 'li span')[0]).toBe('已传 42%')
  expect(texts(box({}), '[role=status]')).toEqual([''])
  expect(texts(box({ upload: '7' }), '[role=status]')).toEqual(['已上传'])
  expect(texts(box({ failure: '没有传完' }), '[role=status]')).toEqual(['没有传完'])
})

it('of a run only its state is called out, not the numbers that change every few seconds', () => {
  const run = {
    ...{ id: 7, name: '稿件.zip', kind: 'zip', state: 'running', isTrial: false, origin: 'repost' },
    ...{ city: '顺德', column: null, actor: '黄编辑', createdAt: new Date('2026-11-27T02:00:00Z') },
    ...{ readSoFar: 42, readTotal: 100, made: 40, known: 2, undecided: 0, refused: 0, dropped: 0 },
    failure: null,
  } as unknown as DeskRun
  const head = print(<RunHead run={run}>{null}</RunHead>)
  expect(texts(head, '[role=status]')).toEqual(['正在导入'])
  expect(texts(head, '.run-state')[0]).toContain('导入 40，已有 2')
})
