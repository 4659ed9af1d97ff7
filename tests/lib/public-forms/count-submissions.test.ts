import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { config } from '#lib/config.ts'
import { db } from '#lib/db/client.ts'
import { countSubmission, deletePastCounts, uncount } from '#lib/public-forms/count-submissions.ts'
import { deleteAbandonedForms, makeFormFolder } from '#lib/public-forms/form-folders.ts'
import { purposeOf } from '#lib/public-forms/form-purposes.ts'
import { postedForm } from '../../support/public-forms.ts'

// Purpose: a limit holds against many at once and ends with its window; who sent is not to be read in it; what a process left
// behind is deleted, and what another one works with is not.

const { perAddress, perContact } = purposeOf('contribution')
const NOON = new Date('2026-11-28T12:20:00+08:00')
const at = (hours: number) => new Date(NOON.getTime() + hours * 3_600_000)
const aForm = (email: string, address?: string) =>
  postedForm('contribution', { email }, address === undefined ? {} : { address })

describe('the limits of a form', () => {
  it('hold for one contact against many at once, and open again with the hour and the day', async () => {
    const form = await aForm('wang@example.cn')
    const results = await Promise.allSettled(
      Array.from({ length: perContact.hour * 3 }, () => countSubmission(form, NOON)),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(perContact.hour)
    await expect(countSubmission(form, NOON)).rejects.toMatchObject({
      ...{ code: 'too-many', details: { retryAfter: 40 * 60 } },
      message: expect.stringContaining('40 分钟'),
    })
    for (let sent = perContact.hour; sent < perContact.day; sent++)
      await countSubmission(form, at(1 + Math.floor(sent / perContact.hour)))
    await expect(countSubmission(form, at(11))).rejects.toThrow('今天')
    await expect(countSubmission(form, at(12))).resolves.toBeDefined()
  })

  it('know a contact in any spelling, and count an address whoever writes', async () => {
    for (const email of ['Wang@example.cn', ' wang@EXAMPLE.cn ', 'ｗang@example.cn'])
      await countSubmission(await aForm(email), NOON)
    const counts = await db().publicFormCount.findMany({ orderBy: { submissions: 'desc' } })
    expect(counts.map(({ submissions }) => submissions)).toEqual([3, 3, 3, 3])
    for (let sent = 3; sent < perAddress.hour; sent++)
      await countSubmission(await aForm(`a${sent}@example.cn`), NOON)
    await expect(countSubmission(await aForm('new@example.cn'), NOON)).rejects.toThrow('次数太多')
    await expect(countSubmission(await aForm('new@example.cn', '192.0.2.99'), NOON)).resolves.toBeDefined()
  })

  it('count a contact that is given twice once, and never wait for each other in a circle', async () => {
    const phone = '13900001111'
    await countSubmission(await postedForm('contribution', { email: phone, phone: `+86 ${phone}` }), NOON)
    expect((await db().publicFormCount.findMany()).map(({ submissions }) => submissions)).toEqual([
      1, 1, 1, 1,
    ])
    const crossing = [1, 2, 3, 4, 5, 6].flatMap((a) =>
      [1, 2, 3, 4, 5, 6].map((b) =>
        postedForm('contribution', { email: `${a}@a.cn`, phone: `1390000222${b}` }),
      ),
    )
    const counted = await Promise.allSettled(
      (await Promise.all(crossing)).map((form) => countSubmission(form, NOON)),
    )
    const failures = counted.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
    expect(failures.every((code) => code === 'too-many')).toBe(true)
    expect(failures).toHaveLength(36 - (perAddress.hour - 1))
  })

  it('forget what was refused, and what is past; nobody can be read in them', async () => {
    await uncount(await countSubmission(await aForm('wang@example.cn'), NOON))
    const counts = await db().publicFormCount.findMany()
    expect(counts.map(({ submissions }) => submissions)).toEqual([0, 0, 0, 0])
    expect(counts.every(({ key }) => key.length === 16)).toBe(true)
    await countSubmission(await aForm('wang@example.cn'), at(24))
    expect(await deletePastCounts(at(24))).toBe(4)
    expect(await db().publicFormCount.count()).toBe(4)
  })

  it('do not take a proxy on this machine for one sender', async () => {
    for (let sent = 0; sent <= perAddress.hour; sent++)
      await countSubmission(await aForm('', '127.0.0.1'), NOON)
    expect(await db().publicFormCount.count()).toBe(0)
  })
})

describe('the files of forms', () => {
  it('are deleted when nobody works with them any more', async () => {
    const [left, working] = [await makeFormFolder(), await makeFormFolder()]
    await mkdir(left, { recursive: true })
    await writeFile(join(left, '1'), 'bytes')
    await utimes(left, new Date(Date.now() - 2 * 3_600_000), new Date(Date.now() - 2 * 3_600_000))
    expect(await deleteAbandonedForms()).toBe(1)
    expect(await readdir(join(config().dataDir, 'form-work'))).toEqual([working.split('/').at(-1)])
  })
})
