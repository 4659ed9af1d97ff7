import { articlePath } from '../reader-paths.ts'
import { unlinked } from '../text/unlinked.ts'
import { contributionNumber } from './contribution-number.ts'

/** What any letter to a contributor may say. */
export type LetterFacts = {
  site: { name: string; url: string }
  id: number
  /** By which he finds the page of his contribution. */
  receipt: string
  /** What the editors write to him: a question, a word on a refusal. */
  note?: string
  /** The reason of a refusal or a removal, in the table's words. */
  reason?: string
  articleId?: number | null
}

/** The sender's own words. */
type OwnWords = { penName: string; title: string }

/**
 * Whoever submits a form types the address that its letters go to, which may be a stranger's: until editors have accepted his
 * text, no letter carries a word of it.
 */
type Letter = { subject: string } & (
  | { isAccepted: false; says: (facts: LetterFacts) => string[] }
  | { isAccepted: true; says: (facts: LetterFacts & OwnWords) => string[] }
)

/** A contribution as a letter names it that does not quote its title. */
const numbered = ({ id }: LetterFacts) => `您的稿件（编号 ${contributionNumber(id)}）`

/** The letters to contributors. Subjects hold a number and nothing else of whom they go to. */
export const contributionLetters = {
  received: {
    subject: '投稿已收到',
    isAccepted: false,
    says: (facts) => [
      `我们收到了${numbered(facts)}。`,
      '编辑部审阅后，会把结果写在下面的页面，并发到本邮箱。',
      '您没有向本站投稿的，是别人填错了邮箱，请不要理会本邮件。',
    ],
  },
  asked: {
    subject: '投稿需要您答复',
    isAccepted: false,
    says: (facts) => [
      `编辑部在处理${numbered(facts)}时，有以下问题需要您答复：`,
      facts.note ?? '',
      '请打开下面的页面答复，也可以在那里补充文件。',
    ],
  },
  accepted: {
    subject: '投稿已采用',
    isAccepted: true,
    says: ({ title }) => [
      `您的稿件《${title}》已被采用，编辑部正在编辑。`,
      '发布前您仍可以在下面的页面撤回。发布后我们会再通知您。',
    ],
  },
  declined: {
    subject: '投稿未采用',
    isAccepted: false,
    says: (facts) => [
      `很遗憾，${numbered(facts)}未被采用。`,
      `原因：${facts.reason ?? ''}`,
      facts.note ?? '',
      '稿件的著作权仍归您，您可以另行处理。感谢您的支持。',
    ],
  },
  withdrawn: {
    subject: '投稿已撤回',
    isAccepted: false,
    says: (facts) => [`${numbered(facts)}已按您的要求撤回，本站不会发布。`],
  },
  withdrawal_answered: {
    subject: '关于撤下文章的答复',
    isAccepted: true,
    says: ({ title, note = '' }) => [`您申请撤下根据稿件《${title}》发布的文章，编辑部答复如下：`, note],
  },
  published: {
    subject: '投稿已发布',
    isAccepted: true,
    says: ({ title, site, articleId }) => [
      `您的稿件《${title}》已经发布：`,
      articleId ? `${site.url}${articlePath(articleId)}` : '',
      '下面的页面列出编辑所作的改动。对发布的内容有意见，请在那里告诉我们。',
    ],
  },
  shown_again: {
    subject: '投稿文章已恢复展示',
    isAccepted: true,
    says: ({ title, site, articleId }) => [
      `根据您的稿件《${title}》发布的文章已恢复展示：`,
      articleId ? `${site.url}${articlePath(articleId)}` : '',
    ],
  },
  concealed: {
    subject: '投稿文章现在不展示',
    isAccepted: true,
    says: ({ title, reason = '' }) => [
      `根据您的稿件《${title}》发布的文章现在不展示。`,
      reason,
      '如果您有异议，请打开下面的页面查看。',
    ],
  },
} as const satisfies Record<string, Letter>

export type ContributionLetter = keyof typeof contributionLetters

/** A letter as it is sent. */
export function writtenLetter(
  letter: ContributionLetter,
  facts: LetterFacts & OwnWords,
): { subject: string; text: string } {
  const row: Letter = contributionLetters[letter]
  const { site, receipt, id } = facts
  const own = { penName: unlinked(facts.penName), title: unlinked(facts.title) }
  const text = [
    ...(row.isAccepted ? [`${own.penName}：`, '您好！'] : ['您好！']),
    ...(row.isAccepted ? row.says({ ...facts, ...own }) : row.says(facts)),
    `查看进展、答复、撤回：${site.url}/contributions/${receipt}`,
    '凭这个地址不用登录就能查看和撤回稿件，请妥善保存，不要转给别人。',
    `${site.name}编辑部`,
  ]
  return {
    subject: `【${site.name}】${row.subject}（${contributionNumber(id)}）`,
    text: text.filter((line) => line !== '').join('\n\n'),
  }
}
