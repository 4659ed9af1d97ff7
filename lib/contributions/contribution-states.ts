import type { ContributionState } from '#lib/db/generated/enums.ts'

export type { ContributionState }

type State = {
  /** Its name in the desk's words. */
  name: string
  /** Its name and a sentence for the contributor. */
  publicName: string
  sentence: string
  /** The class of its dot on the desk. */
  mark: '' | 'pub' | 'down' | 'wait'
  /** Whether the editors have still to decide. */
  isOpen: boolean
}

/** Every state of a contribution, in the order of the desk's tabs. */
export const contributionStates: Record<ContributionState, State> = {
  received: {
    name: '待处理',
    publicName: '等待处理',
    sentence: '稿件已收到，编辑部将审阅，结果会写在本页。',
    mark: '',
    isOpen: true,
  },
  need_info: {
    name: '待补充',
    publicName: '等待您答复',
    sentence: '编辑部有问题需要您答复，答复后继续处理。',
    mark: 'wait',
    isOpen: true,
  },
  accepted: {
    name: '已采用',
    publicName: '已采用',
    sentence: '稿件已采用，编辑部正在编辑，发布后本页会给出文章地址。',
    mark: 'pub',
    isOpen: false,
  },
  declined: {
    name: '未采用',
    publicName: '未采用',
    sentence: '很遗憾，本站未能采用这篇稿件。',
    mark: 'down',
    isOpen: false,
  },
  withdrawn: {
    name: '已撤回',
    publicName: '已撤回',
    sentence: '您已撤回这篇稿件，本站不会发布。',
    mark: 'down',
    isOpen: false,
  },
}

export const contributionStateKeys = Object.keys(contributionStates) as ContributionState[]
