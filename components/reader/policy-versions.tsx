import { type PolicyKind, policyChangesPath, policyKinds, policyPath } from '#lib/policies/policy-kinds.ts'
import { policyStates } from '#lib/policies/policy-states.ts'
import type { ListedVersion } from '#lib/policies/read-policy.ts'
import { lastShanghaiMidnight, shanghaiDate, shanghaiMinute } from '#lib/time.ts'
import { each } from './each.ts'

type Props = {
  kind: PolicyKind
  versions: readonly ListedVersion[]
  /** The number of the one that is shown. */
  shown?: number | undefined
}

/** The ways to each version of a policy, and to what it changed. */
export function PolicyVersions({ kind, versions, shown }: Props) {
  return (
    <nav aria-labelledby="versions">
      <h2 id="versions">全部版本</h2>
      <PolicyVersionList {...{ kind, versions, shown }} />
    </nav>
  )
}

/** Each version of a policy with its day, and what it changed. */
export function PolicyVersionList({ kind, versions, shown }: Props) {
  return (
    <ul className="document-list">
      {each(versions, (one) => (
        <li>
          <a href={policyPath(kind, one.version)} aria-current={one.version === shown ? 'true' : undefined}>
            第 {one.version} 版
          </a>
          <span className="facts">
            <EffectiveTime version={one} />
            {one.state !== 'past' && <span>{policyStates[one.state]}</span>}
            {one.hasChanges && (
              <a
                href={policyChangesPath(kind, one.version)}
                aria-label={`${policyKinds[kind].name}第 ${one.version} 版与前一版的差异`}
              >
                差异
              </a>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The day from which a version holds; of one that is coming the minute, too, where the day is not its own from the start. */
export function EffectiveTime({
  version: { effectiveAt, state },
}: {
  version: Pick<ListedVersion, 'effectiveAt' | 'state'>
}) {
  const isToTheDay = lastShanghaiMidnight(effectiveAt).getTime() === effectiveAt.getTime()
  const shown = state === 'coming' && !isToTheDay ? shanghaiMinute(effectiveAt) : shanghaiDate(effectiveAt)
  return <time dateTime={shown.length > 10 ? `${shown.replace(' ', 'T')}+08:00` : shown}>{shown}</time>
}
