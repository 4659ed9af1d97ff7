/** Where a version stands: coming, in force, replaced by a later one, or taken back before it held. */
export const policyStates = {
  in_force: '现行',
  coming: '待生效',
  past: '已被新版取代',
  withdrawn: '生效前撤回',
} as const

export type PolicyState = keyof typeof policyStates
