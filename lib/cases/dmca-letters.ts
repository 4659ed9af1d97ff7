import { claimantFoot, plainFoot } from './letter-foot.ts'
import type { LetterRow } from './letters.ts'

/** Letters to a claimant of whom it was confirmed that he is foreign (17 U.S.C. §512(g)). */
export const dmcaClaimantLetters = {
  foreign_confirmed: {
    name: '已确认境外权利人',
    subject: '{{caseNumber}} 已确认您是境外权利人',
    text: `您好：

本站已确认您是境外权利人。投稿人提交书面说明的，依照 17 U.S.C. § 512(g) 办理：说明全文转送给您，收到说明之后{{workdays}}恢复展示，除非在恢复之前收到您的通知，写明您已向法院起诉，请求责令投稿人停止侵权行为。

${claimantFoot}`,
  },
  foreign_revoked: {
    name: '撤销境外权利人的确认',
    subject: '{{caseNumber}} 办理的程序有变动',
    text: `您好：

本站撤销了此前关于您是境外权利人的确认。投稿人提交符合规定的书面说明的，依照《信息网络传播权保护条例》第十七条立即恢复展示，说明转送给您。

${claimantFoot}`,
  },
  counter_forwarded_dmca: {
    name: '转送反通知（DMCA）',
    subject: '{{caseNumber}} 转送投稿人的书面说明',
    text: `您好：

投稿人已提交书面说明，声明涉及的内容是因错误或者误认而停止展示的。依照 17 U.S.C. § 512(g)(2)(B)，现将全文转送给您：

{{counterNotice}}

依照 17 U.S.C. § 512(g)(2)(C)，本站将在{{countedFrom}}之后{{workdays}}恢复展示，最早 {{earliest}}，最迟 {{deadline}}；除非在恢复之前收到您的通知，写明您已向法院起诉，请求责令投稿人停止与涉及内容有关的侵权行为。已经起诉的，请通过下面的网址提交证明。

${claimantFoot}`,
  },
  counter_delivered_dmca: {
    name: '书面说明已另行送达（DMCA）',
    subject: '{{caseNumber}} 书面说明已送达，期限不变',
    text: `您好：

投稿人的书面说明已送达投诉人（{{delivery}}），全文也见您的办理进度页。依照 17 U.S.C. § 512(g)(2)(C)，期限自本站收到书面说明起算，不因此改变：涉及的内容最迟 {{deadline}} 恢复展示，除非在恢复之前收到您的通知，写明您已向法院起诉，请求责令投稿人停止与涉及内容有关的侵权行为。已经起诉的，请通过下面的网址提交证明。

${claimantFoot}`,
  },
  restored_dmca: {
    name: '已恢复（DMCA）',
    subject: '{{caseNumber}} 暂停展示已解除',
    text: `您好：

本站没有收到您已经起诉、请求法院责令停止侵权的通知。
依照 17 U.S.C. § 512(g)(2)(C)，以下内容已恢复展示：
{{urls}}

{{note}}
依照《信息网络传播权保护条例》第十七条，您不得就同一作品再次通知本站删除。如有异议，您可以向法院起诉。

${claimantFoot}`,
  },
  held_dmca: {
    name: '已登记诉讼（DMCA）',
    subject: '{{caseNumber}} 已登记起诉',
    text: `您好：

本站已登记您为制止侵权而起诉的材料。依照 17 U.S.C. § 512(g)(2)(C)，法院处理之前，涉及的内容维持暂停展示。有结果时请告诉本站。

${claimantFoot}`,
  },
  released_dmca: {
    name: '诉讼终结（DMCA）',
    subject: '{{caseNumber}} 诉讼已经终结',
    text: `您好：

本案登记的诉讼已经终结，没有责令停止侵权，内容不再依照 17 U.S.C. § 512(g)(2)(C) 维持暂停展示。{{periodEnd}}

${claimantFoot}`,
  },
} as const satisfies Record<string, LetterRow>

/** Letters to the contributor against whom he gave notice. */
export const dmcaContributorLetters = {
  dmca_begins: {
    name: '适用 DMCA 的程序（告知投稿人）',
    subject: '{{caseNumber}} 书面说明的要求有变动',
    text: `您好：

本站已确认，针对您投稿提出通知的一方是境外权利人。您提交书面说明的，依照 17 U.S.C. § 512(g) 办理：说明连同您的姓名、地址和电话转送对方，收到说明之后{{workdays}}恢复展示，除非对方在此之前告知本站已经起诉、请求法院责令停止侵权。书面说明须包括：
{{counterElements}}

请打开您的专用网址提交：
{{counterUrl}}

${plainFoot}`,
  },
  dmca_ends: {
    name: '不再适用 DMCA 的程序（告知投稿人）',
    subject: '{{caseNumber}} 书面说明的要求有变动',
    text: `您好：

本站撤销了此前关于境外权利人的确认。您提交书面说明的，依照《信息网络传播权保护条例》第十七条立即恢复展示。书面说明须包括：
{{counterElements}}

请打开您的专用网址提交：
{{counterUrl}}

${plainFoot}`,
  },
  counter_received_dmca: {
    name: '收到反通知（DMCA）',
    subject: '{{caseNumber}} 已收到您的书面说明',
    text: `您好：

本站已收到您的书面说明，并依照 17 U.S.C. § 512(g)(2)(B) 将全文转送提出通知的一方。依照同条 (C) 项，对方没有告知本站已经起诉、请求法院责令停止侵权的，涉及的内容在{{countedFrom}}之后{{workdays}}恢复展示，最早 {{earliest}}，最迟 {{deadline}}。

${plainFoot}`,
  },
  counter_delivered_dmca_to_contributor: {
    name: '书面说明已另行送达（DMCA，告知投稿人）',
    subject: '{{caseNumber}} 书面说明已送达对方',
    text: `您好：

您的书面说明已送达提出通知的一方（{{delivery}}），期限不因此改变。依照 17 U.S.C. § 512(g)(2)(C)，恢复之前没有收到对方已经起诉、请求法院责令停止侵权的通知的，涉及的内容最迟 {{deadline}} 恢复展示。

${plainFoot}`,
  },
  restored_dmca_to_contributor: {
    name: '已恢复（DMCA，告知投稿人）',
    subject: '{{caseNumber}} 暂停展示已解除',
    text: `您好：

期限内没有收到对方已经起诉、请求法院责令停止侵权的通知。
依照 17 U.S.C. § 512(g)(2)(C)，以下内容已恢复展示：
{{urls}}

{{note}}
${plainFoot}`,
  },
  held_dmca_to_contributor: {
    name: '已登记诉讼（DMCA，告知投稿人）',
    subject: '{{caseNumber}} 对方已起诉',
    text: `您好：

提出通知的一方已提交起诉的证明，请求法院责令停止侵权。依照 17 U.S.C. § 512(g)(2)(C)，法院处理之前，涉及的内容维持暂停展示。

${plainFoot}`,
  },
} as const satisfies Record<string, LetterRow>
