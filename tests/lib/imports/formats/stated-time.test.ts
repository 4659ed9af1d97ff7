import { expect, it } from 'vitest'
import { statedTime } from '#lib/imports/formats/stated-time.ts'

// Purpose: the ways in which tables and exports write a moment are understood, and nothing else.

it.each([
  ['2023-08-18', '2023-08-17T16:00:00.000Z'],
  ['2023/8/18 9:05', '2023-08-18T01:05:00.000Z'],
  ['2023.08.18', '2023-08-17T16:00:00.000Z'],
  ['2023年8月18日 9时5分', '2023-08-18T01:05:00.000Z'],
  ['２０２３－０８－１８　０９：０５', '2023-08-18T01:05:00.000Z'],
  ['2023-08-18T09:05:06+08:00', '2023-08-18T01:05:06.000Z'],
  ['2023-08-18T01:05:06.123Z', '2023-08-18T01:05:06.000Z'],
  ['2023-08-18 01:05:06 UTC', '2023-08-18T01:05:06.000Z'],
  ['Fri, 18 Aug 2023 01:05:06 +0000', '2023-08-18T01:05:06.000Z'],
  ['1692320706', '2023-08-18T01:05:06.000Z'],
  ['1692320706000', '2023-08-18T01:05:06.000Z'],
])('%s', (text, iso) => expect(statedTime(text)?.toISOString()).toBe(iso))

it.each(['', '昨天', '2023-02-30', '2023-13-01', '18/08/2023', '2023-08-18 25:00', '2023', '8月18日'])(
  '%s is none',
  (text) => expect(statedTime(text)).toBeNull(),
)
