/** The fields that metadata labels of Chinese news sites stand for. */
export type MetaField =
  | 'time'
  | 'updated'
  | 'views'
  | 'source'
  | 'address'
  | 'author'
  | 'editor'
  | 'responsibleEditor'
  | 'photographer'
  | 'unknown'

const labels: Readonly<Record<MetaField, string>> = {
  time: '时间 日期 发布时间 发布日期 发表时间 发表日期 发稿时间 刊发时间 上传时间 录入时间 添加时间',
  updated: '更新时间 更新日期 修改时间 最后更新',
  views:
    '人气 浏览次数 浏览量 浏览数 浏览 点击数 点击量 点击次数 点击 阅读 阅读量 阅读数 阅读次数 访问量 访问次数',
  source: '来源 信息来源 文章来源 新闻来源 稿件来源 内容来源 稿源',
  address: '原网址 原文网址 原文链接 原文地址 来源网址 来源链接',
  author: '作者 文章作者 撰文 记者',
  editor: '编辑 文字编辑 网络编辑 值班编辑 执行编辑 本期编辑 实习编辑 新媒体编辑',
  responsibleEditor: '责任编辑 责编',
  photographer: '摄影 摄影师 摄影记者',
  // Longer words that end like one of these and mean something else.
  unknown:
    '图片来源 数据来源 资料来源 视频来源 美术编辑 图片编辑 责任校对 图片作者 图片摄影 阅读时间 阅读时长 活动时间 截止时间',
}

/** Labels that some sites write without a colon: 责任编辑 李四. */
const spaced = new Set(['编辑', '责任编辑', '责编', '摄影'])

const fields = new Map<string, MetaField>(
  Object.entries(labels).flatMap(([field, words]) =>
    words.split(' ').map((word) => [word, field as MetaField] as const),
  ),
)
const longestFirst = [...fields.keys()].sort((one, other) => other.length - one.length)
/** Some sites put spaces between the characters of a label. */
const spread = (word: string) => [...word].join('[ \\u00a0\\u3000]{0,4}')
const KNOWN = longestFirst.map(spread).join('|')
const SPACED = longestFirst
  .filter((word) => spaced.has(word))
  .map(spread)
  .join('|')
const EDGE = '(?<=^|[\\s|\\uff5c;\\uff1b,\\uff0c\\u3001\\u3010\\u3011[\\](\\uff08)\\uff09])'
const COLON = '[ \\t\\u00a0\\u3000]{0,9}[:\\uff1a]'

const LABEL = new RegExp(
  `(?<known>${KNOWN})${COLON}|${EDGE}(?<spaced>${SPACED})(?=[ \\u00a0\\u3000]+\\p{Script=Han})|${EDGE}(?<other>\\p{Script=Han}{2,8})${COLON}`,
  'gu',
)

/** A label in a line: the offsets of the label and of its value, its text and its field. */
export type Label = { at: number; end: number; name: string; field: MetaField }

/** The labels of a line, in order. */
export function labelsOf(line: string): Label[] {
  return [...line.matchAll(LABEL)].map(({ 0: all, index, groups = {} }) => {
    const name = (groups.known ?? groups.spaced ?? groups.other ?? '').replace(/\s/g, '')
    return { at: index, end: index + all.length, name, field: fields.get(name) ?? 'unknown' }
  })
}
