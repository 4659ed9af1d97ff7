import { recordAudit } from '../audit/record.ts'
import { transaction } from '../db/transaction.ts'
import { fileKeyCounts, resealFiles } from '../parties/reseal-files.ts'
import { indexKeyCounts, keyCounts } from '../sealed/key-counts.ts'
import { type ResealedColumn, resealColumn } from '../sealed/reseal-column.ts'
import { currentKeys } from '../sealed/seal-keys.ts'
import { barredKeys, sealedColumns } from '../sealed/sealed-columns.ts'
import { withAbortOnSignal } from './abort-on-signal.ts'
import { COMMAND_LINE } from './acting-editor.ts'
import { type Command, command, type Outcome } from './command.ts'
import { Progress } from './progress.ts'
import { aligned } from './table.ts'

export const sealCommands: Command[] = [
  command({
    name: 'seal rotate',
    help: '换了 SECRET 之后：把密封的内容和文件改用新密钥（旧密钥写在 SECRET_PREVIOUS）；可以中断、重做',
    run: rotate,
  }),
  command({
    name: 'seal status',
    help: '密封的内容各用哪把密钥；有打不开的则退出码为 1',
    run: status,
  }),
]

async function rotate(): Promise<Outcome> {
  const progress = new Progress('改用新密钥')
  try {
    return await withAbortOnSignal(
      (signal) => rotateAll(progress, signal),
      '已中断；已经改用新密钥的会保留，再运行一次会接着做。',
    )
  } finally {
    progress.end()
  }
}

async function rotateAll(progress: Progress, signal: AbortSignal): Promise<Outcome> {
  const columns: ResealedColumn[] = []
  const total = () => columns.reduce((sum, { resealed }) => sum + resealed, 0)
  for (const column of sealedColumns) {
    const before = total()
    const onRows = (done: number) => progress.items(before + done, null)
    columns.push(await resealColumn(column, { onRows, signal }))
  }
  const texts = total()
  const files = await resealFiles({ onFile: (done) => progress.items(texts + done, null), signal })
  const unreadable = columns.reduce((sum, one) => sum + one.unreadable.length, files.unreadable.length)
  const key = currentKeys().id
  const counts = { texts, files: files.resealed, unreadable }
  if (texts + files.resealed > 0)
    await transaction((tx) =>
      recordAudit(tx, {
        ...{ event: 'seal_rotated', by: COMMAND_LINE, about: { subject: 'seal', id: key } },
        details: counts,
      }),
    )
  const lost = lostRows(columns, files.unreadable)
  return {
    json: { key, ...counts, columns, filesDetail: files },
    text: [
      `已改用密钥 ${key}：${texts} 段内容，${files.resealed} 个文件。`,
      ...lost,
      ...(lost.length > 0 ? [LOST] : []),
    ].join('\n'),
    exitCode: unreadable > 0 ? 1 : 0,
  }
}

const LOST =
  '请核对 SECRET_PREVIOUS 里有当时的密钥，再运行一次；密钥都在的，是内容被改动过。用 seal status 可以看各用哪把密钥。'

/** By place and row, so that they can be looked at; never what is in them. */
function lostRows(columns: readonly ResealedColumn[], files: readonly string[]): string[] {
  const places = [
    ...columns.map(({ table, column, unreadable }) => ({ place: `${table}.${column}`, unreadable })),
    { place: '文件', unreadable: files },
  ]
  return places
    .filter(({ unreadable }) => unreadable.length > 0)
    .map(
      ({ place, unreadable }) =>
        `打不开，保持原样：${place}（${unreadable.length}）：${unreadable.slice(0, 5).join('、')}`,
    )
}

async function status(): Promise<Outcome> {
  const places = []
  for (const column of sealedColumns) places.push(await keyCounts(column))
  places.push(await indexKeyCounts(barredKeys), await fileKeyCounts())
  const head = ['', '现用密钥', '旧密钥', '没有密钥']
  const rows = places.map(({ place, present, earlier, unknown }) => [
    place,
    ...[present, earlier, unknown].map(String),
  ])
  const key = currentKeys().id
  return {
    json: { key, places },
    text: `现用密钥 ${key}\n${aligned([head, ...rows])}`,
    exitCode: places.some(({ unknown }) => unknown > 0) ? 1 : 0,
  }
}
