import { afterEach, describe, expect, it } from 'vitest'
import { aStartedFolder, type Portal, startPortal } from '../support/portal.ts'
import { tokenOf, until, view } from './readers.ts'
import { countedOf, isAlive, postgresPid, withStore } from './store.ts'

let portal: Portal
let remove = async () => {}

async function open() {
  const data = await aStartedFolder()
  remove = data.remove
  portal = await startPortal({ DATA_DIR: data.folder, TRUST_PROXY: 'true' })
  return { folder: data.folder, postgres: await postgresPid(data.folder), token: await tokenOf(portal.url) }
}

afterEach(async () => {
  portal.kill('SIGKILL')
  await portal.ended
  await remove()
})

/** Blocks the queue of views, as a slow disk would, until `work` calls `release`. */
async function whileViewsWait(
  folder: string,
  token: string,
  work: (waiting: ReturnType<typeof view>, release: () => Promise<void>) => Promise<void>,
) {
  await withStore(folder, async (client) => {
    await client.query('BEGIN; SELECT 1 FROM view_counter WHERE article_id = 1 FOR UPDATE')
    const waiting = view(portal.url, token)
    waiting.catch(() => {})
    await until('a view that waits for the lock', async () => {
      // A transaction sees the same activity until its statistics snapshot is cleared.
      await client.query('SELECT pg_stat_clear_snapshot()')
      const { rows } = await client.query(
        "SELECT 1 FROM pg_stat_activity WHERE application_name = 'citysite-views' AND wait_event_type = 'Lock'",
      )
      return rows.length > 0
    })
    await work(waiting, async () => void (await client.query('COMMIT')))
  })
}

describe('a signal', () => {
  it('stops accepting, finishes requests, stores waiting views, stops Postgres and exits with 0', async () => {
    const { folder, postgres, token } = await open()
    await whileViewsWait(folder, token, async (waiting, release) => {
      portal.kill('SIGTERM')
      await until('a closed port', () =>
        fetch(`${portal.url}/api/health`).then(
          () => false,
          () => true,
        ),
      )
      expect(isAlive(postgres)).toBe(true)
      await release()
      expect(await waiting).toEqual({ status: 200, views: 812 })
    })
    expect(await portal.ended).toMatchObject({ code: 0, signal: null, stderr: '' })
    expect(isAlive(postgres)).toBe(false)

    portal = await startPortal({ DATA_DIR: folder })
    expect(await countedOf(folder)).toMatchObject({ total: 812 })
  })

  it('twice ends it and Postgres at once', async () => {
    const { folder, postgres, token } = await open()
    await whileViewsWait(folder, token, async () => {
      portal.kill('SIGINT')
      await new Promise((resolve) => setTimeout(resolve, 700))
      expect(isAlive(portal.pid)).toBe(true)
      portal.kill('SIGINT')
      expect((await portal.ended).code).toBe(1)
    }).catch(() => {})
    await until('the end of Postgres', () => !isAlive(postgres))
  })

  it('that kills it ends Postgres, too, and the next start recovers', async () => {
    const { folder, postgres } = await open()
    portal.kill('SIGKILL')
    await portal.ended
    await until('the end of Postgres', () => !isAlive(postgres))
    portal = await startPortal({ DATA_DIR: folder })
    expect((await fetch(`${portal.url}/articles/1`)).status).toBe(200)
  })
})
