import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { pool } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { PurgeChannel } from '#lib/page-cache/purge-channel.ts'
import { onLocalPurge, PURGE_CHANNEL, purgeTags } from '#lib/page-cache/purge-tags.ts'
import { aCuttableProxy } from '../../support/cuttable-proxy.ts'

async function aChannel() {
  const proxy = await aCuttableProxy(process.env.DATABASE_URL ?? '', 'citysite-purges')
  const heard: (readonly string[] | 'all')[] = []
  const channel = new PurgeChannel(proxy.url, {
    purgeTags: (tags) => heard.push(tags),
    purgeAll: () => heard.push('all'),
  })
  onTestFinished(async () => {
    await channel.stop()
    await proxy.close()
  })
  await channel.start()
  return { channel, proxy, heard }
}

const notify = (payload: string) => pool().query('SELECT pg_notify($1, $2)', [PURGE_CHANNEL, payload])

async function soon(what: string, holds: () => boolean) {
  const from = performance.now()
  while (!holds()) {
    if (performance.now() - from > 5_000) throw new Error(`never came: ${what}`)
    await sleep(5)
  }
  return performance.now() - from
}

it('receives the tags of a committed transaction, and none of one that was rolled back', async () => {
  const { channel, heard } = await aChannel()
  expect(channel.isOpen).toBe(true)
  expect(heard).toEqual(['all'])
  await transaction((tx) => purgeTags(tx, ['article:1', 'front']))
  await transaction(async (tx) => {
    await purgeTags(tx, ['article:2'])
    throw new Error('no')
  }).catch(() => {})
  await transaction((tx) => purgeTags(tx, ['article:3']))
  await soon('the third', () => heard.length >= 3)
  expect(heard).toEqual(['all', ['article:1', 'front'], ['article:3']])
})

it('any number of tags arrives, in several notifications', async () => {
  const { heard } = await aChannel()
  const tags = Array.from({ length: 1_000 }, (_, at) => `city:${'x'.repeat(30)}-${at}`)
  await transaction((tx) => purgeTags(tx, tags))
  await soon('all of them', () => heard.flat().length > 1_000)
  expect(heard.slice(1).flat()).toEqual(tags)
})

it('local listeners have run when the transaction returns, also when its outcome is unknown', async () => {
  const heard: string[][] = []
  onLocalPurge((tags) => heard.push([...tags]))
  await transaction((tx) => purgeTags(tx, ['here:1']))
  expect(heard).toEqual([['here:1']])
  const lost = transaction(async (tx) => {
    await purgeTags(tx, ['here:2'])
    throw new Error('the answer to the commit was lost')
  })
  await expect(lost).rejects.toThrow('lost')
  expect(heard).toEqual([['here:1'], ['here:2']])
})

it('a payload that is not a list of tags purges all', async () => {
  const { heard } = await aChannel()
  for (const payload of ['', 'no json', '{"a":1}', '[1]']) await notify(payload)
  await soon('all four', () => heard.length >= 5)
  expect(heard).toEqual(Array.from({ length: 5 }, () => 'all'))
})

it('is closed when its connection is cut, and open again after a new connection and a purge of all', async () => {
  const { channel, proxy, heard } = await aChannel()
  proxy.cut()
  expect(await soon('the end', () => !channel.isOpen)).toBeLessThan(500)
  expect(heard).toEqual(['all', 'all'])
  await sleep(600)
  expect(channel.isOpen).toBe(false)
  await notify('["missed"]')
  proxy.mend()
  await soon('the channel', () => channel.isOpen)
  expect(heard.at(-1)).toBe('all')
  expect(heard).not.toContainEqual(['missed'])
  await notify('["heard"]')
  await soon('a purge', () => heard.at(-1) !== 'all')
  expect(heard.at(-1)).toEqual(['heard'])
})

it('is closed within a second when its connection does not answer, and reconnects', async () => {
  const { channel, proxy } = await aChannel()
  proxy.silence()
  expect(await soon('doubt', () => !channel.isOpen)).toBeLessThan(1_000)
  proxy.mend()
  await soon('the channel', () => channel.isOpen)
})

it('a heartbeat proves what was committed before it was sent, not before it was answered', async () => {
  const { channel, proxy } = await aChannel()
  proxy.delay(1_000)
  await soon('doubt', () => !channel.isOpen)
  for (let look = 0; look < 60; look++) {
    expect(channel.isOpen).toBe(false)
    await sleep(50)
  }
  proxy.delay(0)
  await soon('the channel', () => channel.isOpen)
})

it('stays closed after stop', async () => {
  const { channel } = await aChannel()
  await channel.stop()
  await sleep(600)
  expect(channel.isOpen).toBe(false)
})
