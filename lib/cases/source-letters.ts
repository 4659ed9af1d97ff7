import { plainFoot } from './letter-foot.ts'
import type { LetterRow } from './letters.ts'

/** Letters to the source of what was reposted. Who gave notice is never said: neither by name nor by what he wrote. */
export const sourceLetters = {
  source_told: {
    name: '告知来源',
    subject: '{{caseNumber}} 转载贵方的稿件已暂停展示',
    text: `您好：

本站收到一份关于“{{kind}}”的通知，涉及本站转载自“{{sourceName}}”的稿件。经受理，以下稿件已暂停展示，编辑部正在核查：
{{urls}}

特此告知。贵方如有与上述稿件有关的权属证明或者授权文件，或者已经更正、撤回原稿，请告诉本站，并注明案件编号。通知人的身份依法保密，本站不予提供。核查的结果将另行告知。

${plainFoot}`,
  },
  source_removed: {
    name: '已删除（告知来源）',
    subject: '{{caseNumber}} 转载贵方的稿件已删除',
    text: `您好：

关于“{{kind}}”的通知，本站已经办结。转载自“{{sourceName}}”的以下稿件已删除：
{{urls}}

{{note}}
特此告知。

${plainFoot}`,
  },
  source_corrected: {
    name: '已更正（告知来源）',
    subject: '{{caseNumber}} 转载贵方的稿件已更正',
    text: `您好：

关于“{{kind}}”的通知，本站已经办结。转载自“{{sourceName}}”的以下稿件已更正，更正说明公布在稿件的页面：
{{urls}}

{{note}}
特此告知。

${plainFoot}`,
  },
  source_part_removed: {
    name: '已删去涉及的部分（告知来源）',
    subject: '{{caseNumber}} 转载贵方的稿件已删去部分内容',
    text: `您好：

关于“{{kind}}”的通知，本站已经办结。转载自“{{sourceName}}”的以下稿件已删去通知所涉及的部分，更正说明公布在稿件的页面：
{{urls}}

{{note}}
特此告知。

${plainFoot}`,
  },
  source_restored: {
    name: '已恢复（告知来源）',
    subject: '{{caseNumber}} 转载贵方的稿件已恢复展示',
    text: `您好：

关于“{{kind}}”的通知，本站已经办结。转载自“{{sourceName}}”的以下稿件已恢复展示：
{{urls}}

{{note}}
特此告知。

${plainFoot}`,
  },
  source_block_lifted: {
    name: '解除停止提供（告知来源）',
    subject: '{{caseNumber}} 停止提供的要求已解除',
    text: `您好：

停止提供转载自“{{sourceName}}”的以下稿件的要求已经解除。本站正在核查，其间维持暂停展示：
{{urls}}

核查的结果将另行告知。

${plainFoot}`,
  },
  source_blocked: {
    name: '依法停止提供（告知来源）',
    subject: '{{caseNumber}} 转载贵方的稿件已停止提供',
    text: `您好：

根据有权机关依法作出的要求，本站转载自“{{sourceName}}”的以下稿件已停止提供：
{{urls}}

特此告知。

${plainFoot}`,
  },
} as const satisfies Record<string, LetterRow>
