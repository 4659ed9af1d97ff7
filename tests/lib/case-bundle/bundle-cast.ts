import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { onTestFinished } from 'vitest'
import { jsonFile, textFile, writeBundle } from '#lib/case-bundle/write-bundle.ts'

/** A folder of its own for the test that asks. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'citysite-bundle-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export const facts = {
  case: 'C-0118',
  site: '城市站点',
  siteUrl: 'https://news.example.cn',
  asOf: '2026-11-28T06:00:00.000Z',
  identities: 'withheld',
} as const

export const files = [
  jsonFile('case.json', { number: 'C-0118' }),
  textFile('letters/0001-受理通知.txt', '您的投诉已受理。\n'),
  textFile('evidence/01-合同.txt', '甲方与乙方约定如下。'.repeat(400)),
]

/** A bundle in a file of its own. */
export async function aBundleFile(path: string, given = files): Promise<string> {
  await pipeline(writeBundle(facts, given), createWriteStream(path))
  return path
}
