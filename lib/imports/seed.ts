import { readFile } from 'node:fs/promises'
import { transaction } from '#lib/db/transaction.ts'
import { type Imported, importCollected } from './import-collected.ts'

const CITY = { slug: 'lecong', name: '乐从' }
const PAGE = new URL('../../prisma/seed/lecong.txt', import.meta.url)

/** Fills a new database: the city 乐从 and its first article. A second run changes nothing. */
export async function seed(): Promise<Imported> {
  await transaction((tx) => tx.city.createMany({ data: CITY, skipDuplicates: true }))
  return importCollected(await readFile(PAGE), { city: CITY.slug, actor: '系统' })
}
