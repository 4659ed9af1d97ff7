import type { LetterRow } from './letters.ts'

const foot = `案件编号：{{caseNumber}}
办理进度：{{statusUrl}}
（这是您的专用网址，请妥善保存，不要转给他人。）

{{siteName}}`

const sue = `如有异议，您可以向有关主管部门投诉，或者向人民法院起诉。`

/** Letters to who gave notice. */
export const claimantLetters = {
  received: {
    name: '收到通知',
    subject: '{{caseNumber}} 已收到您的通知',
    text: `您好：

本站已收到您关于“{{kind}}”的通知，材料齐全，正在审核。涉及的网址：
{{urls}}

审核后如予受理，涉及的内容将立即暂停展示；每一步的结果都会告诉您。

${foot}`,
  },
  missing: {
    name: '请补充材料',
    subject: '{{caseNumber}} 请补充材料',
    text: `您好：

本站已收到您关于“{{kind}}”的通知。依照规定，通知还需要包括以下内容：
{{missing}}

请在 {{deadline}} 之前，打开下面的网址补充；不必重新填写其他内容。逾期没有补充的，本案结案，您仍可以随时重新提交。
{{note}}
${foot}`,
  },
  accepted: {
    name: '已受理',
    subject: '{{caseNumber}} 已受理，内容已暂停展示',
    text: `您好：

本站已受理您的通知，以下内容已暂停展示：
{{urls}}

这些内容由本站发布或者转载，编辑部正在核查，将决定删除、更正或者恢复，并把结果告诉您。

${foot}`,
  },
  accepted_and_forwarded: {
    name: '已受理并转送',
    subject: '{{caseNumber}} 已受理，通知已转送投稿人',
    text: `您好：

本站已受理您的通知，以下内容已暂停展示：
{{urls}}

这些内容由网友投稿。依照《信息网络传播权保护条例》第十五条、《民法典》第一千一百九十五条，本站已同时将您的通知转送投稿人。投稿人可以提交不构成侵权的书面说明；在 {{deadline}} 之前没有提交的，内容将被删除。

${foot}`,
  },
  split: {
    name: '部分内容另立一案',
    subject: '{{caseNumber}} 部分内容另立一案',
    text: `您好：

您的通知涉及不同的投稿人。依照规定须分别转送，以下内容因此另立一案，编号 {{otherNumber}}，办理进度另见 {{otherUrl}}：
{{urls}}

您不需要另外提交材料。

${foot}`,
  },
  notice_published: {
    name: '通知已公告',
    subject: '{{caseNumber}} 通知的内容已公告',
    text: `您好：

您的通知没能送达投稿人。依照《信息网络传播权保护条例》第十五条，本站已公告通知的内容，公告不含您的身份和联系方式：
{{noticeUrl}}

${foot}`,
  },
  counter_forwarded: {
    name: '转送反通知',
    subject: '{{caseNumber}} 转送投稿人的书面说明',
    text: `您好：

投稿人已提交不构成侵权的书面说明。依照《民法典》第一千一百九十六条，现转送给您：

{{counterNotice}}

您可以向有关主管部门投诉或者向人民法院起诉。请在 {{deadline}} 之前，通过下面的网址提交已经投诉或者起诉的证明；期限内没有收到的，涉及的内容将恢复展示。

${foot}`,
  },
  restored_by_counter: {
    name: '依反通知恢复',
    subject: '{{caseNumber}} 内容已恢复展示，转送书面说明',
    text: `您好：

投稿人已提交不构成侵权的书面说明。依照《信息网络传播权保护条例》第十七条，以下内容已立即恢复展示：
{{urls}}

书面说明现转送给您：

{{counterNotice}}

依照同一条规定，您不得就同一作品再次通知本站删除。${sue}

${foot}`,
  },
  held: {
    name: '已登记诉讼',
    subject: '{{caseNumber}} 已登记投诉或者起诉',
    text: `您好：

本站已登记您提交的投诉或者起诉材料。处理结果出来之前，涉及的内容维持暂停展示。有结果时请告诉本站。

${foot}`,
  },
  released: {
    name: '诉讼终结',
    subject: '{{caseNumber}} 期限继续计算',
    text: `您好：

本案登记的投诉或者诉讼已经终结，没有要求删除涉及的内容。合理期限继续计算，届满后内容将恢复展示。

${foot}`,
  },
  removed: {
    name: '已删除',
    subject: '{{caseNumber}} 内容已删除',
    text: `您好：

以下内容已删除：
{{urls}}

{{note}}
${foot}`,
  },
  restored: {
    name: '已恢复',
    subject: '{{caseNumber}} 内容已恢复展示',
    text: `您好：

以下内容已恢复展示：
{{urls}}

{{note}}
${sue}

${foot}`,
  },
  corrected: {
    name: '已更正',
    subject: '{{caseNumber}} 内容已更正',
    text: `您好：

本站已更正涉及的内容，并公布了更正说明：
{{urls}}

{{note}}
${foot}`,
  },
  rejected: {
    name: '不予受理',
    subject: '{{caseNumber}} 通知未获受理',
    text: `您好：

本站审核了您的通知，没有受理。理由：{{reason}}
{{note}}
如果您能补充材料，可以重新提交。${sue}

${foot}`,
  },
  barred: {
    name: '不得再次通知',
    subject: '{{caseNumber}} 通知未获受理',
    text: `您好：

{{reason}}

${foot}`,
  },
  lapsed: {
    name: '逾期结案',
    subject: '{{caseNumber}} 已结案',
    text: `您好：

期限内没有收到需要补充的材料，本案结案，涉及的内容没有变动。您可以随时重新提交通知。

${foot}`,
  },
  withdrawn: {
    name: '已撤回',
    subject: '{{caseNumber}} 已撤回',
    text: `您好：

您撤回了通知，本案结案；因本案暂停展示的内容已恢复展示。

${foot}`,
  },
  merged: {
    name: '已并案',
    subject: '{{caseNumber}} 已并案处理',
    text: `您好：

本站正在处理关于同一内容的另一案件，您的通知已并入一并处理，结果会同样告诉您。

${foot}`,
  },
  blocked: {
    name: '依法停止提供',
    subject: '{{caseNumber}} 内容已停止提供',
    text: `您好：

根据有权机关依法作出的要求，以下内容已停止提供：
{{urls}}

${foot}`,
  },
  reopened: {
    name: '重新办理',
    subject: '{{caseNumber}} 重新办理',
    text: `您好：

本案已重新办理，有结果时会告诉您。

${foot}`,
  },
  correction_received: {
    name: '收到更正建议',
    subject: '{{caseNumber}} 谢谢您指出差错',
    text: `您好：

谢谢您指出文章里的差错。编辑部会尽快核实，结果会告诉您。

${foot}`,
  },
  correction_made: {
    name: '已更正（答复读者）',
    subject: '{{caseNumber}} 文章已更正',
    text: `您好：

您指出的差错经核实已经更正，更正说明公布在文章页：
{{urls}}

{{note}}
谢谢您。

${foot}`,
  },
  correction_refused: {
    name: '未作更正（答复读者）',
    subject: '{{caseNumber}} 关于您指出的问题',
    text: `您好：

您指出的问题，编辑部已经核查，没有改动文章。理由：{{reason}}
{{note}}
谢谢您的关心。

${foot}`,
  },
  message: {
    name: '去信',
    subject: '{{caseNumber}} 关于您的通知',
    text: `您好：

{{note}}

${foot}`,
  },
} as const satisfies Record<string, LetterRow>
