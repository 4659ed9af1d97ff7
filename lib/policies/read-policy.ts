import type { PolicyKind } from '#lib/db/generated/enums.ts'
import { newestOf } from '../time.ts'
import { type ChangedSection, changedSections, type PolicySection, sectionsOf } from './policy-sections.ts'
import type { PolicyTexts } from './policy-texts.ts'
import { filled } from './shown-policy.ts'
import { nextChange, type PolicyVersion, policyVersions, versionBefore } from './versions.ts'

/** A version as readers find it in the list of all. */
export type ListedVersion = Pick<PolicyVersion, 'version' | 'state' | 'effectiveAt'> & {
  /** Whether there is one before it, to be compared with. */
  hasChanges: boolean
}

/** A version with what it says; one that was withdrawn says nothing. */
export type ShownVersion = ListedVersion & { sections: PolicySection[] }

type Read = {
  kind: PolicyKind
  /** Newest first. */
  versions: ListedVersion[]
  /** When anything of it last changed; the beginning of 1970 where there is none. */
  changedAt: Date
  /** When another version begins to hold; null where none is coming. */
  changesAt: Date | null
}

export type PolicyRead = Read & {
  /** Null before the first version holds. */
  shown: ShownVersion | null
}

export type PolicyChangesRead = Read & {
  version: number
  before: number
  effectiveAt: Date
  /** Why there is this version. */
  note: string
  sections: ChangedSection[]
}

type Moment = { at?: Date }

/** The version of a policy that is in force. */
export async function readPolicy(kind: PolicyKind, moment: Moment = {}): Promise<PolicyRead> {
  const versions = await policyVersions(kind, moment)
  const shown = versions.find(({ state }) => state === 'in_force')
  return { ...read(kind, versions), shown: shown ? shownVersion(shown, versions) : null }
}

/** One version of a policy; null where there is none of this number. */
export async function readPolicyVersion(
  kind: PolicyKind,
  version: number,
  moment: Moment = {},
): Promise<(Read & { shown: ShownVersion }) | null> {
  const versions = await policyVersions(kind, moment)
  const found = versions.find((one) => one.version === version)
  return found ? { ...read(kind, versions), shown: shownVersion(found, versions) } : null
}

/** What a version changed of the one before; null for the first, and for one that was withdrawn. */
export async function readPolicyChanges(
  kind: PolicyKind,
  version: number,
  moment: Moment = {},
): Promise<PolicyChangesRead | null> {
  const versions = await policyVersions(kind, moment)
  const found = versions.find((one) => one.version === version && one.state !== 'withdrawn')
  const before = found && versionBefore(versions, found)
  if (!found || !before) return null
  const { effectiveAt, note } = found
  const sections = changedSections(withFilledTexts(before), withFilledTexts(found))
  return { ...read(kind, versions), version, before: before.version, effectiveAt, note, sections }
}

function read(kind: PolicyKind, versions: readonly PolicyVersion[]): Read {
  const begun = versions.filter(({ state }) => state !== 'coming' && state !== 'withdrawn')
  return {
    kind,
    versions: versions.map((one) => listed(one, versions)),
    changedAt: newestOf([
      ...versions.flatMap(({ publishedAt, withdrawnAt }) => [publishedAt, withdrawnAt]),
      ...begun.map(({ effectiveAt }) => effectiveAt),
    ]),
    changesAt: nextChange(versions),
  }
}

function listed(one: PolicyVersion, versions: readonly PolicyVersion[]): ListedVersion {
  const { version, state, effectiveAt } = one
  const hasChanges = state !== 'withdrawn' && versionBefore(versions, one) !== undefined
  return { version, state, effectiveAt, hasChanges }
}

function shownVersion(one: PolicyVersion, versions: readonly PolicyVersion[]): ShownVersion {
  const sections = one.state === 'withdrawn' ? [] : sectionsOf(withFilledTexts(one))
  return { ...listed(one, versions), sections }
}

function withFilledTexts<Version extends PolicyTexts>(version: Version): Version {
  const own = (text: string | null) => (text === null ? null : filled(text))
  return {
    ...version,
    text: filled(version.text),
    repostText: own(version.repostText),
    contributionText: own(version.contributionText),
    originalText: own(version.originalText),
  }
}
