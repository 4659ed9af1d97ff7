import { describe, expect, it } from 'vitest'
import { ArticleFacts } from '#components/desk/article-facts.tsx'
import { History } from '#components/desk/history.tsx'
import type { DeskArticle } from '#lib/articles/desk-types.ts'
import { takeDownReasons } from '#lib/articles/take-down-reasons.ts'
import { type AuditEvent, auditEvents } from '#lib/audit/events.ts'
import { aDeskArticle } from '../../support/desk-cast.ts'
import { attrs, has, print, texts } from '../../support/markup.ts'

const at = new Date('2023-08-17T16:30:00Z')
type Entry = DeskArticle['audit'][number]
const entry = (event: AuditEvent, details: unknown = {}): Entry => ({
  ...{
    id: `${event} ${JSON.stringify(details)}`,
    at,
    event,
    actor: '黄编辑',
    editorId: 'editor-huang',
    details,
  },
})
const kept = (version: number, live = false) => ({
  ...{ version, live, savedAt: at, savedByName: '黄编辑', title: '标题' },
})
const history = (audit: Entry[], revisions: DeskArticle['revisions'] = []) =>
  print(<History article={aDeskArticle({ audit, revisions })} />)

describe('the record of an article', () => {
  it('says of everything that can be done what it was, by whom and when, in the order it is given', () => {
    const events = Object.keys(auditEvents) as AuditEvent[]
    expect(texts(history(events.map((event) => entry(event))), 'li')).toEqual(
      events.map((event) => `${auditEvents[event]}黄编辑 · 2023-08-18 00:30`),
    )
  })

  it('says when to machines too, with Shanghai’s offset', () => {
    expect(attrs(history([entry('article_saved')]), 'time', 'dateTime')).toEqual([
      '2023-08-18T00:30:00+08:00',
    ])
  })

  it('leads to every version that is kept, and marks the one that readers see', () => {
    const audit = [entry('article_amended', { version: 3 }), entry('article_published', { version: 2 })]
    const page = history(audit, [kept(2), kept(3, true)])
    expect(texts(page, 'a')).toEqual(['第 3 版（线上版本）', '第 2 版'])
    expect(attrs(page, 'a', 'href')).toEqual([
      '/admin/articles/7/revisions/3',
      '/admin/articles/7/revisions/2',
    ])
    expect(attrs(page, 'li', 'class')).toEqual(['live', undefined])
  })

  it('leads to the first version from what an article begins with, and to none that is not kept', () => {
    const first = (event: AuditEvent) => attrs(history([entry(event)], [kept(1)]), 'a', 'href')
    expect(first('article_drafted')).toEqual(['/admin/articles/7/revisions/1'])
    expect(first('article_imported')).toEqual(['/admin/articles/7/revisions/1'])
    expect(first('article_restored')).toEqual([])
    expect(has(history([entry('article_saved', { version: 9 })], [kept(1)]), 'a')).toBe(false)
  })

  it('says why an article was taken down, in the desk’s words, and with which status', () => {
    for (const [reason, { name, status }] of Object.entries(takeDownReasons))
      expect(texts(history([entry('article_taken_down', { reason, note: '来函' })]), 'li p')).toEqual([
        `${name}(${status})；来函`,
      ])
  })

  it('says what was changed by the names that the form has for it', () => {
    const changed = ['title', 'sourceResponsibleEditor', 'columnId', 'body']
    expect(texts(history([entry('article_amended', { changed, note: '更正了地名。' })]), 'li p')).toEqual([
      '改动：标题、原文责任编辑、栏目、正文；更正了地名。',
    ])
  })

  it.each([
    [{}],
    [null],
    ['text'],
    [[1, 2]],
    [{ reason: 'unknown', changed: 'title', note: 7 }],
    [{ changed: ['noSuchField', 'toString', null, 3], note: '', reason: null }],
  ])('says nothing more where the details are %j', (details) =>
    expect(has(history([entry('article_saved', details)]), 'li p')).toBe(false),
  )
})

describe('the facts of an article', () => {
  const facts = (changes: Partial<DeskArticle>) => print(<ArticleFacts article={aDeskArticle(changes)} />)

  it('are not there before there is one', () => expect(facts({}).inside).toEqual([]))

  it('are those that the system sets, and count views only of what readers have seen', () => {
    const known = { publishedAt: at, amendedAt: at, collectedAt: at, responsibleEditor: '黄编辑' }
    const page = facts({ ...known, policyVersion: 2, views: 12_345 })
    expect(texts(page, 'dt')).toEqual(['发布', '最近修订', '采集', '责任编辑', '声明', '人气'])
    expect(texts(page, 'dd').slice(3)).toEqual(['黄编辑', '第 2 版', '12,345'])
    expect(texts(facts({ collectedAt: at, views: 811 }), 'dt')).toEqual(['采集'])
  })

  it('end with the corrections that readers can see, with version, author and time', () => {
    const page = facts({ corrections: [{ version: 3, note: '更正了地名。', at, byName: '黄编辑' }] })
    expect(texts(page, 'h2')).toEqual(['记录', '已公开的更正说明'])
    expect(texts(page, '.corrections li')).toEqual(['更正了地名。第 3 版 · 黄编辑 · 2023-08-18 00:30'])
  })
})
