import { ifNotYours, plainFoot } from './letter-foot.ts'
import type { LetterRow } from './letters.ts'

/** Letters to the contributor whose contribution a notice is about. */
export const contributorLetters = {
  forward: {
    name: '转送通知',
    subject: '{{caseNumber}} 转送关于您的投稿的通知',
    text: `您好：

本站收到一份通知，通知人认为您的投稿侵害了其（或者其代理的权利人的）权益。依照{{forwardLaw}}，以下内容已暂停展示：
{{urls}}

现将通知转送给您：

{{notice}}

如果您认为没有侵权，可以在 {{deadline}} 之前打开下面的网址，提交不构成侵权的书面说明。不需要账号；这是您的专用网址，请不要转给他人。
{{counterUrl}}

依照{{counterLaw}}，书面说明须包括：
{{counterElements}}

期限内没有收到书面说明的，涉及的内容将被删除；此后提交的说明，本站仍会办理。

${plainFoot}`,
  },
  counter_missing: {
    name: '请补充书面说明',
    subject: '{{caseNumber}} 请补充书面说明',
    text: `您好：

本站已收到您的书面说明。依照{{counterLaw}}，说明还需要包括以下内容：
{{missing}}

请{{untilWhen}}打开原来的网址补充：
{{counterUrl}}

${ifNotYours}

${plainFoot}`,
  },
  counter_received: {
    name: '收到反通知',
    subject: '{{caseNumber}} 已收到您的书面说明',
    text: `您好：

本站已收到您的书面说明，并已转送提出通知的一方。依照《民法典》第一千一百九十六条，对方在 {{deadline}} 之前没有投诉或者起诉的，涉及的内容将恢复展示。

${plainFoot}`,
  },
  counter_delivered_to_contributor: {
    name: '书面说明已另行送达（告知投稿人）',
    subject: '{{caseNumber}} 书面说明已送达对方',
    text: `您好：

您的书面说明已送达提出通知的一方（{{delivery}}）。依照{{counterLaw}}，对方在 {{deadline}} 之前没有投诉或者起诉的，涉及的内容将恢复展示。

${plainFoot}`,
  },
  restored_to_contributor: {
    name: '已恢复（告知投稿人）',
    subject: '{{caseNumber}} 暂停展示已解除',
    text: `您好：

以下内容已恢复展示：
{{urls}}

{{note}}
${plainFoot}`,
  },
  removed_to_contributor: {
    name: '已删除（告知投稿人）',
    subject: '{{caseNumber}} 内容已删除',
    text: `您好：

以下内容已删除：
{{urls}}

如果您认为没有侵权，仍可以打开原来的网址提交书面说明：
{{counterUrl}}

${plainFoot}`,
  },
  removed_for_good: {
    name: '决定删除（告知投稿人）',
    subject: '{{caseNumber}} 内容已删除',
    text: `您好：

经核查，以下内容已删除：
{{urls}}

{{again}}
如有异议，您可以向人民法院起诉。

${plainFoot}`,
  },
  held_to_contributor: {
    name: '已登记诉讼（告知投稿人）',
    subject: '{{caseNumber}} 对方已投诉或者起诉',
    text: `您好：

提出通知的一方已提交投诉或者起诉的证明。处理结果出来之前，涉及的内容维持暂停展示。

${plainFoot}`,
  },
  released_to_contributor: {
    name: '诉讼终结（告知投稿人）',
    subject: '{{caseNumber}} 投诉或者诉讼已经终结',
    text: `您好：

本案登记的投诉或者诉讼已经终结，本站没有收到要求删除涉及内容的生效裁判或者处理决定。

{{note}}

${plainFoot}`,
  },
  suspended_to_contributor: {
    name: '已暂停展示（告知投稿人）',
    subject: '{{caseNumber}} 内容已暂停展示',
    text: `您好：

本站收到关于以下内容的举报，核查期间暂停展示：
{{urls}}

核查结果会告诉您。

${plainFoot}`,
  },
  blocked_to_contributor: {
    name: '依法停止提供（告知投稿人）',
    subject: '{{caseNumber}} 内容已停止提供',
    text: `您好：

根据有权机关依法作出的要求，以下内容已停止提供：
{{urls}}

${plainFoot}`,
  },
  block_lifted_to_contributor: {
    name: '解除停止提供（告知投稿人）',
    subject: '{{caseNumber}} 有权机关的要求已经解除',
    text: `您好：

有权机关停止提供有关内容的要求已经解除，本站重新核查。
核查期间，以下内容暂停展示：
{{urls}}

{{note}}
本站将决定恢复展示或者删除，并把结果告诉您。

${plainFoot}`,
  },
  period_extended_to_contributor: {
    name: '期限顺延（告知投稿人）',
    subject: '{{caseNumber}} 期限顺延',
    text: `您好：

国家公布了新的工作日安排，本案正在计算的期限依照规定顺延，于 {{deadline}} 届满。

${plainFoot}`,
  },
  message_to_contributor: {
    name: '去信投稿人',
    subject: '{{caseNumber}} 关于您的投稿',
    text: `您好：

{{note}}

${plainFoot}`,
  },
} as const satisfies Record<string, LetterRow>
