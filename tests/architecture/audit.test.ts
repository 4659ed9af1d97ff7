import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { moves } from '#lib/articles/status.ts'
import { auditEvents } from '#lib/audit/events.ts'

/** What opens a transaction and is no verb: nothing that a person wrote or decided changes by it. */
const noVerbs = [
  'resealColumn',
  'backfillInWindows',
  'backfillTextIdentities',
  'writeSnapshot',
  'updateRelated',
  'makeRenditions',
  'sendMissingRenditions',
  'fetchMedia',
  'refreshFront',
  'refreshPolicies',
]

type Fn = { name: string; isExported: boolean; body: string }

const files = globSync('lib/**/*.ts', { exclude: (path) => /generated|lib\/db/.test(String(path)) })
const sources = files.map((file) => readFileSync(file, 'utf8'))
const functions = sources.flatMap(functionsOf)

/** The functions of a file that stand at its top level, each with its text. */
function functionsOf(source: string): Fn[] {
  const starts = [...source.matchAll(/^(export )?(?:async )?function (\w+)/gm)]
  return starts.map(({ index, 1: exported, 2: name = '' }, at) => ({
    name,
    isExported: exported !== undefined,
    body: source.slice(index, starts[at + 1]?.index),
  }))
}

/** Whether a function, or one that it calls, adds an entry to the audit trail. */
function isAudited({ name, body }: Fn, seen = new Set<string>()): boolean {
  if (/\b(recordChanges?|recordAudit)\(/.test(body)) return true
  seen.add(name)
  return functions.some(
    (other) =>
      !seen.has(other.name) && new RegExp(`\\b${other.name}\\(`).test(body) && isAudited(other, seen),
  )
}

const callsTransaction = ({ body }: Fn) => /\btransaction\((?!work\b)/.test(body)
/** Every exported function that changes data: it opens a transaction itself, or by one of its file's functions. */
const verbs = sources
  .map(functionsOf)
  .flatMap((own) => {
    const opening = own.filter(callsTransaction)
    return own.filter(
      (one) =>
        one.isExported &&
        (callsTransaction(one) ||
          opening.some(({ name }) => new RegExp(`\\b${name}\\(`).test(one.body.slice(9)))),
    )
  })
  .filter(({ name }) => !noVerbs.includes(name))

describe('the audit trail', () => {
  it('knows the verbs of every part of the portal', () => {
    const names = verbs.map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining([
        'createDraft',
        'saveDraft',
        'publishArticle',
        'amendArticle',
        'takeDownArticle',
        'restoreArticle',
        'deleteDraft',
        'undeleteDraft',
        'importCollected',
        'addCity',
        'addColumn',
        'createEditor',
        'disableEditor',
        'enableEditor',
        'changeRole',
        'resetPassword',
        'changePassword',
        'setUpFirstEditor',
        'endSession',
        'endAllSessions',
        'endOtherSessions',
      ]),
    )
  })

  it.each(verbs.map((verb) => [verb.name, verb] as const))('%s adds an entry', (_, verb) => {
    expect(isAudited(verb)).toBe(true)
  })

  it('has no event that nothing writes', () => {
    const written = [
      ...Object.values(moves).map(({ event }) => event),
      ...sources.flatMap((source) => [...source.matchAll(/event: '(\w+)'/g)].map(([, event]) => event)),
    ]
    expect(Object.keys(auditEvents).filter((event) => !written.includes(event))).toEqual([])
  })

  it('is written by one statement of the code', () => {
    expect(files.filter((_, at) => /INTO audit_entry|\.auditEntry\.create/.test(sources[at] ?? ''))).toEqual([
      'lib/audit/record.ts',
    ])
  })
})
