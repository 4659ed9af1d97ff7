import type { Tx } from '#lib/db/transaction.ts'

/** The sources of these names, by name, added where there are none. Two who name a new one in the same moment get one row. */
export async function sourceIdsOf(tx: Tx, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const wanted = [...new Set(names)].sort()
  if (wanted.length === 0) return new Map()
  const known = await idsByName(tx, wanted)
  const missing = wanted.filter((name) => !known.has(name))
  if (missing.length === 0) return known
  await tx.source.createMany({ data: missing.map((name) => ({ name })), skipDuplicates: true })
  return idsByName(tx, wanted)
}

async function idsByName(tx: Tx, names: string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.source.findMany({ where: { name: { in: names } }, select: { id: true, name: true } })
  return new Map(rows.map(({ id, name }) => [name, id]))
}
