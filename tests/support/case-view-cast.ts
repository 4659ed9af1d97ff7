import type { CaseView, CounterNoticeView, PublishedNotice } from '#lib/cases/case-view.ts'

/** Cases that the tests of readers' pages speak of; none of them is stored anywhere. */

/** The morning of the 18th in Shanghai, two hours before `aSite`'s pages are made. */
const received = new Date('2023-08-18T02:00:00Z')

export const aReceipt = '01ARZ3NDEKTSV4RRFFQ69G5FAV'

/** A copyright notice whose address and evidence are missing. */
export function aCaseView(changes: Partial<CaseView> = {}): CaseView {
  return {
    ...{ id: 118, kind: 'copyright', state: 'need_info', outcome: null, demand: 'delete', isForeign: false },
    ...{ forwarding: null, ends: [], receivedAt: received },
    missing: ['address', 'evidence'],
    said: null,
    addresses: [
      { url: 'https://news.example.cn/articles/7', articleId: 7, outcome: null, effect: null },
      { url: 'https://elsewhere.example/1', articleId: null, outcome: null, effect: null },
    ],
    steps: [
      {
        at: received,
        wording: '本站已收到您的通知，还需要补充材料。',
        law: '《信息网络传播权保护条例》第十四条',
      },
    ],
    letters: [
      {
        ...{ id: 'e7c9', at: received, isIncoming: false },
        text: '您好：\n\n编号 C-0118 的通知还缺少地址和初步证明材料，请补充。',
      },
    ],
    clocks: [{ kind: 'info_silence', dueAt: new Date('2023-09-17T16:00:00Z') }],
    ...{ mergedInto: null, corrections: [], canAnswer: true, canWithdraw: true },
    isWithdrawalWeighed: false,
    ...changes,
  }
}

/** A notice against a contribution, forwarded to its contributor, who has not answered. */
export function aCounterNoticeView(changes: Partial<CounterNoticeView> = {}): CounterNoticeView {
  return {
    ...{ id: 118, kind: 'copyright', state: 'awaiting_counter', outcome: null, ends: [] },
    addresses: [{ url: 'https://news.example.cn/articles/7', articleId: 7, outcome: null, effect: null }],
    notice:
      '您好：\n\n本站收到一份通知，通知人认为您的投稿侵害了其（或者其代理的权利人的）权益。\n\n通知人：顺德影像工作室',
    ...{ offeredAt: received, receivedAt: null, missing: [], said: null },
    steps: [{ at: received, wording: '本站受理了针对您投稿的通知。', law: '' }],
    letters: [],
    clocks: [{ kind: 'counter_silence', dueAt: new Date('2023-09-04T16:00:00Z') }],
    ...{ isUnderDmca: false, workdays: '第 10 至第 14 个工作日', canState: true, canWrite: true },
    ...changes,
  }
}

export function aPublishedNotice(changes: Partial<PublishedNotice> = {}): PublishedNotice {
  return {
    ...{ id: 118, kind: 'copyright', state: 'awaiting_counter', outcome: null, ends: [] },
    ...{ publishedAt: received, articleIds: [7, 9] },
    text: '通知人主张文章中的三张照片是其作品，要求删除。\n\n本站已暂停展示。',
    ...changes,
  }
}
