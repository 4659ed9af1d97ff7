import { execFileSync } from 'node:child_process'
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aDataFolder, startPortal } from '../support/portal.ts'
import { countedOf, withStore } from './store.ts'

const MB = 1_048_576

/** Writes into the database until there is no room for it, and into a file what room is left then. */
async function fill(folder: string, rest: string): Promise<void> {
  await withStore(folder, async (client) => {
    await client.query('CREATE TABLE filler (bytes text)')
    const more = 'INSERT INTO filler SELECT repeat(md5(random()::text), 60) FROM generate_series(1, 2000)'
    for (;;) await client.query(more)
  }).catch(() => {})
  await writeFile(rest, Buffer.alloc(64 * MB)).catch(() => {})
}

it('a portal that was killed while its disk was full starts as ever once there is room', async (context) => {
  const data = await aDataFolder()
  const disk = join(data.folder, 'disk')
  await mkdir(disk)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=150m', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    return context.skip('only root may mount a small disk')
  }
  const [folder, ballast, rest] = [join(disk, 'data'), join(disk, 'ballast'), join(disk, 'rest')]
  const env = { DATA_DIR: folder, LOG_LEVEL: 'fatal' }
  try {
    await writeFile(ballast, Buffer.alloc(50 * MB))
    const full = await startPortal(env)
    await fill(folder, rest)
    const { bavail, bsize } = await statfs(disk)
    expect(bavail * bsize).toBeLessThan(MB)
    full.kill('SIGKILL')
    await full.ended
    for (const file of [ballast, rest]) await rm(file)

    const portal = await startPortal(env)
    expect((await fetch(`${portal.url}/articles/1`)).status).toBe(200)
    expect(await countedOf(folder)).toMatchObject({ total: 811 })
    expect(await portal.stop()).toMatchObject({ code: 0, stderr: '' })
  } finally {
    execFileSync('umount', ['-l', disk])
    await data.remove()
  }
})
