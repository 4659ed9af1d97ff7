import type { DeskArticle } from '#lib/articles/desk-types.ts'
import { articleFields, type ContentField } from '#lib/articles/fields.ts'
import { takeDownReasons } from '#lib/articles/take-down-reasons.ts'
import { auditEvents } from '#lib/audit/events.ts'
import { caseNumber } from '#lib/case-number.ts'
import { shanghaiTimestamp } from '#lib/time.ts'
import { formatTime } from './format-time.ts'

type Article = Pick<DeskArticle, 'id' | 'audit' | 'revisions' | 'version'>

/** 操作记录: what was done, by whom, when; every kept version can be opened. */
export function History({ article: { id, audit, revisions } }: { article: Article }) {
  const kept = new Map(revisions.map((revision) => [revision.version, revision]))
  return (
    <section>
      <h2>操作记录</h2>
      <ol className="line">
        {audit.map((entry) => {
          const revision = kept.get(versionOf(entry))
          return (
            <li key={entry.id} className={revision?.live ? 'live' : undefined}>
              {auditEvents[entry.event] ?? entry.event}
              {revision ? (
                <a href={`/admin/articles/${id}/revisions/${revision.version}`}>
                  第 {revision.version} 版{revision.live ? '（线上版本）' : ''}
                </a>
              ) : null}
              <small>
                <bdi>{entry.actor}</bdi> ·{' '}
                <time dateTime={shanghaiTimestamp(entry.at)}>{formatTime(entry.at)}</time>
              </small>
              <Details details={entry.details} />
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function versionOf({ event, details }: DeskArticle['audit'][number]): number {
  const version = fact(details, 'version')
  if (typeof version === 'number') return version
  // Both begin an article, and its text is version 1.
  return event === 'article_drafted' || event === 'article_imported' ? 1 : 0
}

function Details({ details }: { details: unknown }) {
  const reason = fact(details, 'reason')
  const note = fact(details, 'note')
  const changed = fact(details, 'changed')
  const caseId = fact(details, 'caseId')
  const known = Object.entries(takeDownReasons).find(([name]) => name === reason)?.[1]
  const names = Array.isArray(changed)
    ? changed.flatMap((name) =>
        Object.hasOwn(articleFields, name) ? [articleFields[name as ContentField].label] : [],
      )
    : []
  const parts = [
    typeof caseId === 'number' && `案件 ${caseNumber(caseId)}`,
    known && `${known.name}(${known.status})`,
    names.length > 0 && `改动：${names.join('、')}`,
    typeof note === 'string' && note,
  ].filter((part) => typeof part === 'string' && part !== '')
  return parts.length > 0 ? <p>{parts.join('；')}</p> : null
}

function fact(details: unknown, name: string): unknown {
  return typeof details === 'object' && details !== null
    ? Object.entries(details).find(([key]) => key === name)?.[1]
    : undefined
}
