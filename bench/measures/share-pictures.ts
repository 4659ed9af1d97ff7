import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { runPictureTask } from '#lib/media/pictures/run-picture-task.ts'
import { drawSharePicture } from '#lib/media/share-pictures/draw-share-picture.ts'
import { DRAWN_AS, type Shape, type ShareDrawing } from '#lib/media/share-pictures/share-drawing.ts'
import type { Row } from '../table.ts'

const ROUNDS = 10
const SHAPES = ['card', 'square', 'poster'] as const

/** What a share picture takes: its drawing alone, and with the process of its own that the portal starts for it. */
export async function measureSharePictures(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'citysite-bench-share-'))
  try {
    const photograph = join(folder, 'photograph')
    await writeFile(photograph, await aPhotograph())
    const rows: Row[] = []
    for (const shape of SHAPES) rows.push(await measureShape(shape, photograph, folder))
    return rows
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureShape(shape: Shape, photograph: string, into: string): Promise<Row> {
  const task = { kind: 'share', drawing: drawing(shape), photograph, into } as const
  // The first one reads the fonts.
  await drawSharePicture(task)
  const cpu: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage()
    await drawSharePicture(task)
    const { user, system } = process.cpuUsage(before)
    cpu.push((user + system) / 1_000)
  }
  const from = performance.now()
  const { bytes } = await runPictureTask(task)
  const wall = performance.now() - from
  const size = `${Math.round(bytes / 1_024)} KB`
  return {
    what: `share picture: ${shape}, with a photograph, ${size}`,
    against: 'in a process of its own, from its start',
    figure: `${Math.round(median(cpu))} ms of a core, ${Math.round(wall)} ms`,
    target: '',
  }
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

function drawing(shape: Shape): ShareDrawing {
  const article = {
    title: ['顺德', '乐从', '探索', '志愿服务', '高质量', '发展', '新模式'],
    summary: '二〇二三年是全面落实的开局之年，也是社会组织高质量发展年。'.repeat(4),
    facts: '乐从发布 · 乐从 · 2023年8月18日',
    address: 'https://news.example.cn/s/abcdefgh',
    photograph: { hash: '0'.repeat(64), focal: { x: 50, y: 50 } },
  }
  return { version: DRAWN_AS, shape, siteName: '城市站点', host: 'news.example.cn', article }
}

/** Texture everywhere, as a camera's: a plain colour would be drawn and written in no time. */
function aPhotograph(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  return sharp({ create: { width: 1_280, height: 960, channels: 3, background: '#888', noise } })
    .blur(2)
    .jpeg()
    .toBuffer()
}
