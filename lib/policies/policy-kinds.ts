import type { PolicyKind } from '#lib/db/generated/enums.ts'

export type { PolicyKind }

type KindRow = {
  /** As readers and editors know it. */
  name: string
  /** The page of the version in force; below it stand those of each version. */
  path: string
}

/** Every kind of policy, in the order in which they are listed. */
export const policyKinds: Readonly<Record<PolicyKind, KindRow>> = {
  disclaimer: { name: '免责声明', path: '/disclaimer' },
  contribution_rules: { name: '投稿须知', path: '/policies/contribution' },
  corrections: { name: '更正政策', path: '/policies/corrections' },
  privacy: { name: '隐私政策', path: '/policies/privacy' },
}

export const policyKindNames = Object.keys(policyKinds) as PolicyKind[]

/** The page of the version in force, or of one version. */
export function policyPath(kind: PolicyKind, version?: number): string {
  const { path } = policyKinds[kind]
  return version === undefined ? path : `${path}/${version}`
}

/** What a version changed of the one before. */
export const policyChangesPath = (kind: PolicyKind, version: number) => `${policyPath(kind, version)}/changes`

/** The list of all of them. */
export const POLICIES = '/policies'

/** The kind whose pages stand at an address, also where its key is the last part of it; null for none. */
export function kindAtPath(path: string): PolicyKind | null {
  return (
    policyKindNames.find((kind) => [policyKinds[kind].path, `${POLICIES}/${kind}`].includes(path)) ?? null
  )
}
