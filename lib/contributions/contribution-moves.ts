import type { AuditEvent } from '../audit/events.ts'
import type { ContributionState } from './contribution-states.ts'

type MoveRow = {
  /** None where a contribution begins with it. */
  from: readonly ContributionState[]
  to: ContributionState
  event: AuditEvent
  /** Who does it: the contributor, an editor who may decide, or the portal itself. */
  by: 'contributor' | 'editor' | 'system'
  /** What the contributor's page says of it. */
  publicWording: string
  /** Whether the editors' work on it ends with it. */
  closes: boolean
}

/** Every move of a contribution. One that is not here does not exist. */
export const contributionMoves = {
  receive: {
    from: [],
    to: 'received',
    event: 'contribution_received',
    by: 'contributor',
    publicWording: '本站收到稿件。',
    closes: false,
  },
  ask: {
    from: ['received', 'need_info'],
    to: 'need_info',
    event: 'contribution_asked',
    by: 'editor',
    publicWording: '编辑部提出问题，请您答复。',
    closes: false,
  },
  answer: {
    from: ['received', 'need_info'],
    to: 'received',
    event: 'contribution_answered',
    by: 'contributor',
    publicWording: '您作了答复或补充。',
    closes: false,
  },
  accept: {
    from: ['received', 'need_info'],
    to: 'accepted',
    event: 'contribution_accepted',
    by: 'editor',
    publicWording: '编辑部决定采用，开始编辑。',
    closes: false,
  },
  decline: {
    from: ['received', 'need_info', 'accepted'],
    to: 'declined',
    event: 'contribution_declined',
    by: 'editor',
    publicWording: '编辑部决定不采用。',
    closes: true,
  },
  withdraw: {
    from: ['received', 'need_info', 'accepted'],
    to: 'withdrawn',
    event: 'contribution_withdrawn',
    by: 'contributor',
    publicWording: '您撤回了稿件。',
    closes: true,
  },
  'ask-withdrawal': {
    from: ['accepted'],
    to: 'accepted',
    event: 'contribution_withdrawal_asked',
    by: 'contributor',
    publicWording: '您申请撤下已发布的文章，等待编辑部答复。',
    closes: false,
  },
  'answer-withdrawal': {
    from: ['accepted'],
    to: 'accepted',
    event: 'contribution_withdrawal_answered',
    by: 'editor',
    publicWording: '编辑部答复了撤下申请。',
    closes: false,
  },
  publish: {
    from: ['accepted'],
    to: 'accepted',
    event: 'contribution_published',
    by: 'system',
    publicWording: '文章已发布。',
    closes: false,
  },
  conceal: {
    from: ['accepted'],
    to: 'accepted',
    event: 'contribution_concealed',
    by: 'system',
    publicWording: '文章已停止展示。',
    closes: false,
  },
} as const satisfies Record<string, MoveRow>

export type ContributionMove = keyof typeof contributionMoves

/** The moves of a contribution that exists already. */
export type ContributionTransition = Exclude<ContributionMove, 'receive'>

/** Whether a move is possible in a state, as far as the state alone tells. */
export function allowsMove(state: ContributionState, move: ContributionMove): boolean {
  const from: readonly ContributionState[] = contributionMoves[move].from
  return from.includes(state)
}
