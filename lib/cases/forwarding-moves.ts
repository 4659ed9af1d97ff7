import { onForwarding, onMeasures } from './case-laws.ts'
import { type CaseMoveRow, COPYRIGHT, counterPaths, noticePaths } from './case-move-row.ts'

/** How a notice comes to the contributor of what it is about: forwarded, or published where he cannot be reached (条例 §15; 民法典 §1195). */
export const forwardingMoves = {
  /** 条例 §15 and 民法典 §1195 ask for the notice of a contribution to be forwarded together with the measure. */
  'accept-and-forward': {
    from: ['received', 'need_info'],
    to: 'awaiting_counter',
    by: 'case.accept',
    paths: counterPaths,
    name: '受理并暂停展示，转送通知',
    law: onMeasures,
    publicWording: '本站已受理，涉及的内容已暂停展示，您的通知已同时转送投稿人。',
    event: 'case_accepted_and_forwarded',
  },
  /** RFC 7725: the order was revoked, or has expired; the contributor is heard now (条例 §15, 16; 民法典 §1195, 1196). */
  'lift-block-and-forward': {
    from: ['closed'],
    fromOutcomes: ['blocked'],
    to: 'awaiting_counter',
    by: 'case.block',
    paths: counterPaths,
    name: '解除停止提供，转送通知',
    law: onForwarding,
    publicWording: '有权机关的要求已经解除，涉及的内容暂停展示，您的通知已转送投稿人。',
    event: 'case_block_lifted_and_forwarded',
  },
  'split-off': {
    from: ['received', 'need_info', 'accepted', 'awaiting_counter'],
    to: null,
    by: 'case.accept',
    paths: noticePaths,
    name: '部分内容另立一案',
    law: '',
    publicWording: '通知涉及的内容由不同的一方提供，其中一部分已另立一案办理，链接见来信。',
    event: 'case_split',
  },
  'forward-again': {
    from: ['awaiting_counter'],
    to: null,
    by: 'case.accept',
    paths: counterPaths,
    name: '再次转送通知',
    law: onForwarding,
    publicWording: '您的通知已再次转送投稿人。',
    event: 'case_forwarded',
  },
  /** 条例 §15: the contributor's address is unknown, or the letter did not reach him. */
  'find-undeliverable': {
    from: ['awaiting_counter'],
    to: null,
    by: 'clock',
    paths: counterPaths,
    name: '通知无法送达',
    law: onForwarding,
    publicWording: '通知没能送达投稿人，本站将公告通知的内容。',
    event: 'case_undeliverable',
  },
  /** 条例 §15: where he cannot be reached the notice's content is published, without identities. */
  'publish-notice': {
    from: ['awaiting_counter'],
    to: null,
    by: 'case.accept',
    paths: ['copyright'],
    name: '公告通知内容',
    law: `${COPYRIGHT}第十五条`,
    publicWording: '通知的内容已在本站公告。',
    event: 'case_notice_published',
  },
  'publish-notice-by-setting': {
    from: ['awaiting_counter'],
    to: null,
    by: 'clock',
    paths: ['copyright'],
    name: '自动公告通知内容',
    law: `${COPYRIGHT}第十五条`,
    publicWording: '通知的内容已在本站公告。',
    event: 'case_notice_published_by_setting',
  },
} as const satisfies Record<string, CaseMoveRow>
