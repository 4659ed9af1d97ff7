import { z } from 'zod'
import { TakeDownReason } from '#lib/db/generated/enums.ts'
import { plainText } from '../articles/body/plain-text.ts'
import { listForDesk } from '../articles/desk-list.ts'
import type { DeskArticle } from '../articles/desk-types.ts'
import { articleFields, inputFields } from '../articles/fields.ts'
import { originNames } from '../articles/origin.ts'
import { states } from '../articles/status.ts'
import { takeDownReasons } from '../articles/take-down-reasons.ts'
import { auditEvents } from '../audit/events.ts'
import { shanghaiDate, shanghaiMinute } from '../time.ts'
import { deskArticle, readingAs, readingEditor } from './acting-editor.ts'
import { type Command, command, type Given, type Outcome, UsageError, wholeNumber } from './command.ts'
import { aligned } from './table.ts'

const stateNames = Object.entries(states).map(([status, { name }]) => [status, name] as const)

export const articleCommands: Command[] = [
  command({
    name: 'article list',
    options: {
      status: {
        value: 'S',
        help: `只列一种状态：${stateNames.map(([status, name]) => `${status}(${name})`).join('、')}`,
      },
      city: { value: 'C', help: '只列一个城市（地址名）' },
      q: { value: 'T', help: '标题含这些字' },
      limit: { value: 'N', help: '最多几篇（默认 40，最多 200）' },
      before: { value: 'K', help: '接着上一页：上一页末尾给出的记号' },
      as: readingAs,
    },
    help: '列出文章，最近改动的在前',
    example: '--status published --city lecong --limit 20',
    run: listArticles,
  }),
  command({
    name: 'article show',
    operands: ['ID'],
    options: { as: readingAs },
    help: '显示一篇文章及其全部操作记录',
    example: '12',
    run: showArticle,
  }),
]

async function listArticles(given: Given): Promise<Outcome> {
  const { status, city, q, limit, before } = given.values
  if (status !== undefined && !isStatus(status)) throw new UsageError(`没有状态“${status}”`)
  const list = await listForDesk(await readingEditor(given), {
    ...(isStatus(status) ? { status } : {}),
    ...(city === undefined ? {} : { citySlug: city }),
    ...(q === undefined ? {} : { q }),
    ...(before === undefined ? {} : { before }),
    ...(limit === undefined ? {} : { limit: Math.min(200, wholeNumber(limit, '--limit')) }),
  })
  const rows = list.items.map((one) => [
    String(one.id),
    states[one.status].name,
    one.city.name,
    one.publishedAt ? shanghaiDate(one.publishedAt) : '',
    `人气 ${one.views}`,
    one.title,
  ])
  const more = list.before === null ? [] : [`还有更早的：--before ${list.before}`]
  return {
    json: list,
    text: rows.length > 0 ? [aligned(rows), ...more].join('\n') : list.why.join('') || '没有文章。',
  }
}

function isStatus(text: string | undefined): text is keyof typeof states {
  return text !== undefined && Object.hasOwn(states, text)
}

async function showArticle(given: Given): Promise<Outcome> {
  const id = wholeNumber(given.operands[0] ?? '', 'ID')
  const article = await deskArticle(await readingEditor(given), id)
  return {
    json: article,
    text: [...facts(article), '', plainText(article.body), '', ...history(article)].join('\n'),
  }
}

function facts(article: DeskArticle): string[] {
  const { takedown } = article
  return [
    article.title,
    `编号 ${article.id} · ${states[article.status].name} · ${originNames[article.origin]} · 第 ${article.version} 版 · 人气 ${article.views}`,
    ...(article.publishedAt ? [`时间：${shanghaiMinute(article.publishedAt)}`] : []),
    ...[...inputFields, 'summary' as const].flatMap((field) =>
      article[field] ? [`${articleFields[field].label}：${article[field]}`] : [],
    ),
    ...(article.workingCopy
      ? [
          `修改稿：${article.workingCopy.savedByName}，${shanghaiMinute(article.workingCopy.savedAt)}，读者还看不到`,
        ]
      : []),
    ...(takedown
      ? [`下架：${takeDownReasons[takedown.reason].name}，${takedown.byName}，${takedown.note}`]
      : []),
  ]
}

function history(article: DeskArticle): string[] {
  const corrections = article.corrections.map(
    (one) => `更正 ${shanghaiMinute(one.at)} ${one.byName}：${one.note}`,
  )
  const audit = article.audit.map((one) =>
    [shanghaiMinute(one.at), one.actor, auditEvents[one.event], ...reasonAndNote(one.details)].join(' '),
  )
  return [...corrections, '操作记录：', ...audit]
}

const detailsSchema = z.object({ reason: z.enum(TakeDownReason), note: z.string() }).partial()

/** The reason and the note of an entry, where it has any. */
function reasonAndNote(details: unknown): string[] {
  const { reason, note } = detailsSchema.safeParse(details).data ?? {}
  return [...(reason ? [takeDownReasons[reason].name] : []), ...(note ? [note] : [])]
}
