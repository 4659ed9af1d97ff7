import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

// Purpose: whoever reads a guard of a case or a contribution finds beside it the article of law that it keeps, or that none rules it.

type Fn = { name: string; isExported: boolean; doc: string; body: string }

const claims: [string, string][] = [
  ['lib/cases/*.ts', 'claimCase'],
  ['lib/contributions/*.ts', 'claimContribution'],
]
const CITED = /§\s?\d|第.+条|matter of the house/

/** The functions that stand at the top level of a file, each with what is said above it. */
function functionsOf(source: string): Fn[] {
  const starts = [
    ...source.matchAll(/(?:(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\n)?^(export )?(?:async )?function (\w+)/gm),
  ]
  return starts.map(({ index, 0: head, 1: doc = '', 2: exported, 3: name = '' }, at) => ({
    ...{ name, isExported: exported !== undefined, doc },
    body: source.slice(index + head.length, starts[at + 1]?.index),
  }))
}

/** Whether a function makes the claim, itself or by a function of its file that no other file can call. */
function makesClaim({ name, body }: Fn, all: readonly Fn[], claim: string, seen: string[] = []): boolean {
  if (body.includes(`${claim}(`)) return true
  const own = all.filter((one) => !one.isExported && !seen.includes(one.name) && one.name !== name)
  return own.some(
    (one) => new RegExp(`\\b${one.name}\\(`).test(body) && makesClaim(one, all, claim, [...seen, name]),
  )
}

it.each(claims)(
  '%s: every guard cites its article, or says that it is a matter of the house',
  (files, claim) => {
    const guards = globSync(files).flatMap((file) => {
      const all = functionsOf(readFileSync(file, 'utf8'))
      return all
        .filter((one) => one.isExported && one.name !== claim && makesClaim(one, all, claim))
        .map((one) => ({ at: `${file} ${one.name}`, doc: one.doc.replace(/\s+\*?\s*/g, ' ') }))
    })
    expect(guards.length).toBeGreaterThan(5)
    expect(guards.filter(({ doc }) => !CITED.test(doc)).map(({ at }) => at)).toEqual([])
  },
)
