import type { DeskSource } from '#lib/cases/desk-sources.ts'
import { formatTime } from './format-time.ts'

const due = {
  suspension: '还没有告知暂停展示',
  outcome: '还没有告知办理结果',
} as const

/** Whether the sources of what was reposted were told, when and how; what is left to an editor stands out. */
export function CaseSources({ sources, now }: { sources: readonly DeskSource[]; now: Date }) {
  if (sources.length === 0) return null
  return (
    <section className="card" aria-label="告知来源">
      <h2>告知来源</h2>
      <ul className="case-sources">
        {sources.map((source) => (
          <li key={source.id}>
            <p>
              来源“<bdi>{source.name}</bdi>”{source.hasContact ? null : '没有联系方式'}
            </p>
            {source.due ? <p className="dirty">{todo(source)}</p> : null}
            {source.tellings.map(({ at, what, how, hasFailed }) => (
              <p key={`${at.getTime()} ${what}`} className={hasFailed ? 'dirty' : 'hint'}>
                {formatTime(at, now)} {what} · {how}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function todo({ due: what, hasContact }: DeskSource): string {
  const next = hasContact ? '可以再次寄信' : '可以在来源名单里补登邮箱再寄信'
  return what === null ? '' : `${due[what]}：${next}，或者另行告知后登记`
}
