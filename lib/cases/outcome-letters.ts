import { claimantFoot, ifNotYours, orSue } from './letter-foot.ts'
import type { LetterRow } from './letters.ts'

/** Letters to who gave notice about what became of it. */
export const outcomeLetters = {
  held: {
    name: '已登记诉讼',
    subject: '{{caseNumber}} 已登记投诉或者起诉',
    text: `您好：

本站已登记您提交的投诉或者起诉材料。处理结果出来之前，涉及的内容维持暂停展示。有结果时请告诉本站。

${claimantFoot}`,
  },
  held_for_other: {
    name: '另一投诉人已诉讼',
    subject: '{{caseNumber}} 维持暂停展示',
    text: `您好：

另一投诉人已就同一内容向主管部门投诉或者向人民法院起诉。处理结果出来之前，涉及的内容维持暂停展示。您自己已经投诉或者起诉的，也请通过下面的网址提交证明。

${claimantFoot}`,
  },
  released: {
    name: '诉讼终结',
    subject: '{{caseNumber}} 投诉或者诉讼已经终结',
    text: `您好：

本案登记的投诉或者诉讼已经终结，本站没有收到要求删除涉及内容的生效裁判或者处理决定。{{periodEnd}}

${claimantFoot}`,
  },
  released_to_desk: {
    name: '诉讼终结，由编辑部办理',
    subject: '{{caseNumber}} 投诉或者诉讼已经终结',
    text: `您好：

本案登记的投诉或者诉讼已经终结，本站没有收到要求删除涉及内容的生效裁判或者处理决定。投稿人的书面说明还没有送达投诉人，期限没有起算，接下来由编辑部办理，结果会告诉您。

${claimantFoot}`,
  },
  removed: {
    name: '已删除',
    subject: '{{caseNumber}} 内容已删除',
    text: `您好：

以下内容已删除：
{{urls}}

{{note}}
${claimantFoot}`,
  },
  restored: {
    name: '已恢复',
    subject: '{{caseNumber}} 暂停展示已解除',
    text: `您好：

以下内容已恢复展示：
{{urls}}

{{note}}
${orSue}

${claimantFoot}`,
  },
  corrected: {
    name: '已更正',
    subject: '{{caseNumber}} 内容已更正',
    text: `您好：

本站已更正涉及的内容，并公布了更正说明：
{{urls}}

{{note}}
${claimantFoot}`,
  },
  part_removed: {
    name: '已删去涉及的部分',
    subject: '{{caseNumber}} 已删去涉及的部分',
    text: `您好：

本站已从以下内容中删去您的通知所涉及的部分，并公布了更正说明：
{{urls}}

{{note}}

${claimantFoot}`,
  },
  rejected: {
    name: '不予受理',
    subject: '{{caseNumber}} 通知未获受理',
    text: `您好：

本站审核了您的通知，没有受理。理由：{{reason}}
{{note}}
如果您能补充材料，可以重新提交。${orSue}

${claimantFoot}`,
  },
  barred: {
    name: '不得再次通知',
    subject: '{{caseNumber}} 通知未获受理',
    text: `您好：

{{reason}}
{{note}}

${claimantFoot}`,
  },
  bar_lifted: {
    name: '解除再次通知的限制',
    subject: '{{caseNumber}} 可以再次提交通知',
    text: `您好：

就下列内容，您此前依照《信息网络传播权保护条例》第十七条不得再次通知本站删除。本站已解除这一限制，您可以重新提交通知：
{{urls}}

${claimantFoot}`,
  },
  lapsed: {
    name: '逾期结案',
    subject: '{{caseNumber}} 已结案',
    text: `您好：

期限内没有收到需要补充的材料，本案结案，涉及的内容没有变动。您可以随时重新提交通知。

${claimantFoot}`,
  },
  withdrawn: {
    name: '已撤回',
    subject: '{{caseNumber}} 已撤回',
    text: `您好：

您撤回了通知，本案结案。
{{note}}

${claimantFoot}`,
  },
  merged: {
    name: '已并案',
    subject: '{{caseNumber}} 已并案处理',
    text: `您好：

本站正在处理关于同一内容的另一案件，您的通知已并入一并处理，结果会同样告诉您。

${claimantFoot}`,
  },
  separated: {
    name: '单独继续办理',
    subject: '{{caseNumber}} 单独继续办理',
    text: `您好：

与您的通知一并处理的另一案件已终止，您的通知单独继续办理，结果会告诉您。
{{note}}

${claimantFoot}`,
  },
  blocked: {
    name: '依法停止提供',
    subject: '{{caseNumber}} 内容已停止提供',
    text: `您好：

根据有权机关依法作出的要求，以下内容已停止提供：
{{urls}}
{{note}}

${claimantFoot}`,
  },
  block_lifted: {
    name: '解除停止提供',
    subject: '{{caseNumber}} 有权机关的要求已经解除',
    text: `您好：

有权机关停止提供有关内容的要求已经解除，本站重新核查。
核查期间，以下内容暂停展示：
{{urls}}

{{note}}
本站将决定删除或者恢复展示，并把结果告诉您。

${claimantFoot}`,
  },
  reopened: {
    name: '重新办理',
    subject: '{{caseNumber}} 重新办理',
    text: `您好：

本案已重新办理，有结果时会告诉您。

${claimantFoot}`,
  },
  correction_received: {
    name: '收到更正建议',
    subject: '{{caseNumber}} 谢谢您指出差错',
    text: `您好：

谢谢您指出文章里的差错。编辑部会尽快核实，结果会告诉您。

${ifNotYours}

${claimantFoot}`,
  },
  correction_made: {
    name: '已更正（答复读者）',
    subject: '{{caseNumber}} 文章已更正',
    text: `您好：

您指出的差错经核实已经更正，更正说明公布在文章页：
{{urls}}

{{note}}
谢谢您。

${claimantFoot}`,
  },
  correction_refused: {
    name: '未作更正（答复读者）',
    subject: '{{caseNumber}} 关于您指出的问题',
    text: `您好：

您指出的问题，编辑部已经核查，没有改动文章。理由：{{reason}}
{{note}}
谢谢您的关心。

${claimantFoot}`,
  },
  message: {
    name: '去信',
    subject: '{{caseNumber}} 关于您的通知',
    text: `您好：

{{note}}

${claimantFoot}`,
  },
} as const satisfies Record<string, LetterRow>
