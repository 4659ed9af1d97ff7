/** How a setting's value is read: a count of some unit, or yes and no. */
type NumberSetting = { kind: 'number'; default: number; unit: string; min: number; max: number }
type SwitchSetting = { kind: 'switch'; default: boolean }

type SettingRow = (NumberSetting | SwitchSetting) & {
  name: string
  /** What it does, in a sentence. */
  explanation: string
  /** The legal source of the period or duty; empty where it is a matter of the house. */
  law: string
  group: SettingGroup
}

export type SettingGroup = 'cases' | 'identities' | 'articles'

export const settingGroups: Record<SettingGroup, string> = {
  cases: '投诉与反通知',
  identities: '身份资料的保存',
  articles: '送审与发布',
}

const COPYRIGHT = '《信息网络传播权保护条例》'

/** What a newsroom can set for itself, with its default. */
export const settingsTable = {
  'cases.act_target_minutes': {
    kind: 'number',
    default: 60,
    unit: '分钟',
    min: 5,
    max: 1_440,
    name: '处理目标',
    explanation: '材料齐全的通知应在多久之内处理；超过后提醒责任编辑。',
    law: `${COPYRIGHT}第十五条“立即”、《民法典》第一千一百九十五条“及时”`,
    group: 'cases',
  },
  'cases.act_limit_hours': {
    kind: 'number',
    default: 24,
    unit: '小时',
    min: 1,
    max: 168,
    name: '处理时限',
    explanation: '材料齐全的通知最迟在多久之内处理；超过后提醒主编。',
    law: '《最高人民法院关于审理侵害信息网络传播权民事纠纷案件适用法律若干问题的规定》第十四条',
    group: 'cases',
  },
  'cases.correction_limit_hours': {
    kind: 'number',
    default: 72,
    unit: '小时',
    min: 1,
    max: 720,
    name: '“这里有误”的答复时限',
    explanation: '读者指出的差错最迟在多久之内核实答复；超过后提醒主编。',
    law: '《民法典》第一千零二十八条',
    group: 'cases',
  },
  'cases.info_silence_days': {
    kind: 'number',
    default: 30,
    unit: '天',
    min: 7,
    max: 180,
    name: '补充材料的期限',
    explanation: '请投诉人补充材料后，多久没有答复即结案；结案后仍可重新提交。',
    law: '法律没有规定期限',
    group: 'cases',
  },
  'cases.decide_days': {
    kind: 'number',
    default: 7,
    unit: '天',
    min: 1,
    max: 60,
    name: '核查决定的期限',
    explanation: '本站自己发布或转载的文章暂停展示后，应在多久之内决定删除、更正或恢复；超过后提醒主编。',
    law: '法律没有规定期限',
    group: 'cases',
  },
  'cases.counter_days': {
    kind: 'number',
    default: 15,
    unit: '天',
    min: 3,
    max: 90,
    name: '反通知的期限',
    explanation: '通知转送投稿人后，多久没有书面说明即删除；删除后收到说明仍会办理。',
    law: '法律没有规定期限',
    group: 'cases',
  },
  'cases.late_counter_days': {
    kind: 'number',
    default: 365,
    unit: '天',
    min: 30,
    max: 1095,
    name: '删除后仍可重新办理的期限',
    explanation:
      '因投稿人没有答复而删除的，删除后多久之内收到书面说明仍重新办理；超过后、或者编辑已决定删除的，由编辑部核查是否重新办理。',
    law: '法律没有规定期限；上限参照《民法典》第一百八十八条',
    group: 'cases',
  },
  'cases.reasonable_days': {
    kind: 'number',
    default: 15,
    unit: '天',
    min: 3,
    max: 60,
    name: '反通知转送后的合理期限',
    explanation: '反通知转送投诉人后，多久没有收到其已投诉或者起诉的通知即恢复展示。',
    law: '《民法典》第一千一百九十六条“合理期限”；天数参照《电子商务法》第四十三条',
    group: 'cases',
  },
  'cases.dmca': {
    kind: 'switch',
    default: false,
    name: '境外权利人按 DMCA 的期限恢复',
    explanation:
      '经编辑确认的境外权利人的著作权通知，收到反通知后，在下面两项设置的工作日之间恢复，而不是立即恢复。工作日按本站的工作日表计算。',
    law: '17 U.S.C. § 512(g)(2)(C)',
    group: 'cases',
  },
  'cases.dmca_earliest_workdays': {
    kind: 'number',
    default: 10,
    unit: '个工作日',
    min: 10,
    max: 14,
    name: 'DMCA：最早恢复',
    explanation: '收到反通知后，最早在第几个工作日恢复。',
    law: '17 U.S.C. § 512(g)(2)(C)',
    group: 'cases',
  },
  'cases.dmca_latest_workdays': {
    kind: 'number',
    default: 14,
    unit: '个工作日',
    min: 10,
    max: 14,
    name: 'DMCA：最迟恢复',
    explanation: '收到反通知后，最迟在第几个工作日自动恢复。',
    law: '17 U.S.C. § 512(g)(2)(C)',
    group: 'cases',
  },
  'cases.two_persons': {
    kind: 'switch',
    default: false,
    name: '删除和恢复须两人确认',
    explanation:
      '编辑决定删除、恢复或者更正后恢复时，须由另一位有权限的人确认。期限届满和依反通知的自动办理不受影响。',
    law: '',
    group: 'cases',
  },
  'cases.publish_notice_automatically': {
    kind: 'switch',
    default: false,
    name: '无法送达时自动公告通知',
    explanation: '通知无法送达投稿人时，立即按固定格式公告（不含身份）；关闭时由编辑撰写后公告。',
    law: `${COPYRIGHT}第十五条`,
    group: 'cases',
  },
  'cases.forward_contact': {
    kind: 'switch',
    default: false,
    name: '转送时写明投诉人的联系方式',
    explanation: '转送通知和反通知时，除姓名外是否一并写明联系方式和地址。',
    law: `${COPYRIGHT}第十五条；《个人信息保护法》第六条`,
    group: 'cases',
  },
  'cases.identity_months': {
    kind: 'number',
    default: 36,
    unit: '个月',
    min: 6,
    max: 120,
    name: '投诉双方身份和证据的保存',
    explanation: '结案后保存多久即删除。',
    law: '《民法典》第一百八十八条（诉讼时效三年）、《个人信息保护法》第十九条',
    group: 'identities',
  },
  'contributions.identity_months': {
    kind: 'number',
    default: 36,
    unit: '个月',
    min: 6,
    max: 120,
    name: '投稿人身份的保存',
    explanation: '稿件办结后，或者文章不再展示后，保存多久即删除。',
    law: '《民法典》第一百八十八条（诉讼时效三年）、《个人信息保护法》第十九条',
    group: 'identities',
  },
  'articles.review_stages': {
    kind: 'number',
    default: 1,
    unit: '级',
    min: 0,
    max: 3,
    name: '审稿级数',
    explanation: '送审的稿件要经过几级审稿。',
    law: '《互联网新闻信息服务管理规定》第十一条（总编辑负责）',
    group: 'articles',
  },
  'articles.review_required': {
    kind: 'switch',
    default: false,
    name: '发布前必须审稿',
    explanation: '打开后，没有审过的稿件不能发布。',
    law: '《互联网新闻信息服务管理规定》第十二条',
    group: 'articles',
  },
  'articles.no_own_approval': {
    kind: 'switch',
    default: true,
    name: '不得审自己的稿件',
    explanation: '打开后，送审人不能自己通过。',
    law: '',
    group: 'articles',
  },
} as const satisfies Record<string, SettingRow>

export type SettingKey = keyof typeof settingsTable

export const settingKeys = Object.keys(settingsTable) as SettingKey[]

/** What the setting holds: a number in its unit, or yes and no. */
export type SettingValue<K extends SettingKey> = (typeof settingsTable)[K]['kind'] extends 'number'
  ? number
  : boolean

/** A setting's row, with the members of either kind. */
export function settingRow(key: SettingKey): SettingRow {
  return settingsTable[key]
}
