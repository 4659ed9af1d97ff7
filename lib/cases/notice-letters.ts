import { claimantFoot, ifNotYours, orSue } from './letter-foot.ts'
import type { LetterRow } from './letters.ts'

/** Letters to who gave notice, until a counter-notice was forwarded to him. */
export const noticeLetters = {
  received: {
    name: '收到通知',
    subject: '{{caseNumber}} 已收到您的通知',
    text: `您好：

本站已收到您关于“{{kind}}”的通知，材料齐全，正在审核。
涉及的网址：
{{urls}}

审核后如予受理，涉及的内容将立即暂停展示；每一步的结果都会告诉您。

${ifNotYours}

${claimantFoot}`,
  },
  missing: {
    name: '请补充材料',
    subject: '{{caseNumber}} 请补充材料',
    text: `您好：

本站已收到您关于“{{kind}}”的通知。依照规定，通知还需要包括以下内容：
{{missing}}

请在 {{deadline}} 之前，打开下面的网址补充；不必重新填写其他内容。逾期没有补充的，本案结案，您仍可以随时重新提交。
{{note}}

${ifNotYours}

${claimantFoot}`,
  },
  accepted: {
    name: '已受理',
    subject: '{{caseNumber}} 已受理，内容已暂停展示',
    text: `您好：

本站已受理您的通知。
以下内容已暂停展示：
{{urls}}
{{note}}

编辑部正在核查，将决定删除、更正或者恢复，并把结果告诉您。

${claimantFoot}`,
  },
  accepted_and_forwarded: {
    name: '已受理并转送',
    subject: '{{caseNumber}} 已受理，通知已转送投稿人',
    text: `您好：

本站已受理您的通知。
以下内容已暂停展示：
{{urls}}
{{note}}

这些内容由网友投稿。依照{{forwardLaw}}，本站已同时将您的通知转送投稿人。投稿人可以提交不构成侵权的书面说明；在 {{deadline}} 之前没有提交的，内容将被删除。

${claimantFoot}`,
  },
  accepted_unreached: {
    name: '已受理，没能转送',
    subject: '{{caseNumber}} 已受理，内容已暂停展示',
    text: `您好：

本站已受理您的通知。
以下内容已暂停展示：
{{urls}}
{{note}}

这些内容由网友投稿。依照{{forwardLaw}}，通知应当转送投稿人；您的通知没能以电子邮件转送，已放在其投稿的查询页上。本站接下来怎样办理，会写在您的办理进度页上。

${claimantFoot}`,
  },
  forwarded_again: {
    name: '再次转送通知（告知投诉人）',
    subject: '{{caseNumber}} 通知已再次转送投稿人',
    text: `您好：

依照{{forwardLaw}}，本站已将您的通知再次转送投稿人，期限重新起算。投稿人可以提交不构成侵权的书面说明；在 {{deadline}} 之前没有提交的，以下内容将被删除：
{{urls}}

在此之前，这些内容维持暂停展示。

${claimantFoot}`,
  },
  forward_undeliverable: {
    name: '通知没能送达投稿人',
    subject: '{{caseNumber}} 通知没能送达投稿人',
    text: `您好：

本站将您的通知转送投稿人，邮件没能送达。{{next}}涉及的内容维持暂停展示。

${claimantFoot}`,
  },
  split: {
    name: '部分内容另立一案',
    subject: '{{caseNumber}} 部分内容另立一案',
    text: `您好：

您的通知涉及的内容由不同的一方提供，依照规定须分别办理，以下内容因此另立一案，编号 {{otherNumber}}，办理进度另见 {{otherUrl}}：
{{urls}}

您不需要另外提交材料。

${claimantFoot}`,
  },
  notice_published: {
    name: '通知已公告',
    subject: '{{caseNumber}} 通知的内容已公告',
    text: `您好：

您的通知没能送达投稿人。依照《信息网络传播权保护条例》第十五条，本站已公告通知的内容，公告不含您的身份和联系方式：
{{noticeUrl}}

${claimantFoot}`,
  },
  counter_forwarded: {
    name: '转送反通知',
    subject: '{{caseNumber}} 转送投稿人的书面说明',
    text: `您好：

投稿人已提交不构成侵权的书面说明。依照《民法典》第一千一百九十六条，现转送给您：

{{counterNotice}}

您可以向有关主管部门投诉或者向人民法院起诉。请在 {{deadline}} 之前，通过下面的网址告知本站您已经投诉或者起诉，并尽可能附上受理通知等材料；期限内没有收到您已经投诉或者起诉的通知的，涉及的内容将恢复展示。

${claimantFoot}`,
  },
  period_resumed: {
    name: '来信核查完毕',
    subject: '{{caseNumber}} 来信已经核查',
    text: `您好：

本站核查了期限内收到的来信，没有看到已经投诉或者起诉的情况。{{periodEnd}}

${claimantFoot}`,
  },
  period_extended: {
    name: '期限顺延',
    subject: '{{caseNumber}} 期限顺延',
    text: `您好：

国家公布了新的工作日安排，本案正在计算的期限依照规定顺延，于 {{deadline}} 届满。

${claimantFoot}`,
  },
  counter_delivered: {
    name: '书面说明已另行送达',
    subject: '{{caseNumber}} 书面说明已送达，期限的起算',
    text: `您好：

投稿人的书面说明已送达投诉人（{{delivery}}），全文也见您的办理进度页。依照{{counterLaw}}，您可以投诉或者起诉；请在 {{deadline}} 之前，通过下面的网址告知本站您已经投诉或者起诉，并尽可能附上受理通知等材料；期限内没有收到您已经投诉或者起诉的通知的，涉及的内容将恢复展示。

${claimantFoot}`,
  },
  restored_by_counter: {
    name: '依反通知恢复',
    subject: '{{caseNumber}} 依反通知恢复，转送书面说明',
    text: `您好：

投稿人已提交不构成侵权的书面说明。
依照《信息网络传播权保护条例》第十七条，以下内容已立即恢复展示：
{{urls}}
{{note}}

书面说明现转送给您：

{{counterNotice}}

依照同一条规定，您不得就同一作品再次通知本站删除。${orSue}

${claimantFoot}`,
  },
} as const satisfies Record<string, LetterRow>
