import { type MediaCopy, restoreMedia, together } from '../backup/copy-media.ts'
import { restoreSealedFiles } from '../backup/copy-sealed-files.ts'
import { mediaStorage } from '../media/storage.ts'
import { sealedStorage } from '../parties/sealed-storage.ts'
import { withAbortOnSignal } from './abort-on-signal.ts'
import { type Command, command, type Outcome } from './command.ts'
import { Progress } from './progress.ts'

export const mediaCommands: Command[] = [
  command({
    name: 'media restore',
    operands: ['FOLDER'],
    help: '把文件夹里 media/ 下的媒体文件补回媒体存储；已有的不动，逐个核对',
    example: '/var/backups/citysite',
    run: async ({ operands: [folder = ''] }) => outcomeOf(await restoreFiles(folder)),
  }),
]

/** Brings back the files of a backup folder, with progress. */
export async function restoreFiles(folder: string): Promise<MediaCopy> {
  return withFiles('恢复媒体文件', async (onFile, signal) => {
    const media = await restoreMedia(folder, mediaStorage(), { onFile, signal })
    return together(media, await restoreSealedFiles(folder, sealedStorage(), { onFile, signal }))
  })
}

export async function withFiles(
  what: string,
  work: (onFile: (done: number) => void, signal: AbortSignal) => Promise<MediaCopy>,
): Promise<MediaCopy> {
  const progress = new Progress(what)
  const copied = (signal: AbortSignal) => work((done) => progress.items(done, null), signal)
  try {
    return await withAbortOnSignal(copied, '已中断，已经复制的媒体文件会保留。')
  } finally {
    progress.end()
  }
}

/** One sentence on what became of the files. */
export function filesSentence({ files, copied, bytes, missing, damaged }: MediaCopy): string {
  const lost = [
    missing.length > 0 ? `缺少 ${missing.length} 个` : '',
    damaged.length > 0 ? `损坏 ${damaged.length} 个` : '',
  ].filter(Boolean)
  const said = `媒体文件共 ${files} 个，复制了 ${copied} 个（${bytes} 字节）`
  return lost.length > 0 ? `${said}，${lost.join('、')}，没有恢复或备份这些文件。` : `${said}。`
}

function outcomeOf(copy: MediaCopy): Outcome {
  return { json: copy, text: filesSentence(copy) }
}
