import { halfWidth } from '../../text/half-width.ts'

/** What a column of a table, or a property of a record, can hold. */
const names = {
  id: ['编号', '序号', 'id', 'guid', 'uuid', 'slug'],
  title: ['标题', '题名', '文章标题', '新闻标题', 'title', 'headline', 'name'],
  originalTitle: ['原标题', '原题', 'originaltitle'],
  summary: ['概述', '摘要', '导语', '简介', 'summary', 'excerpt', 'description', 'abstract', 'lead'],
  body: [
    '正文',
    '内容',
    '文章内容',
    '新闻内容',
    'content',
    'body',
    'text',
    'html',
    'contenthtml',
    'articlebody',
  ],
  sourceName: ['来源', '信息来源', '文章来源', '稿件来源', '出处', 'source', 'sourcename', 'publisher'],
  sourceUrl: [
    '原网址',
    '来源网址',
    '原文链接',
    '原文地址',
    '网址',
    '链接',
    'url',
    'link',
    'sourceurl',
    'address',
    'permalink',
  ],
  author: ['作者', '撰稿', '文', 'author', 'byline', 'creator', 'authors'],
  sourceEditor: ['编辑', '原文编辑', 'editor', 'sourceeditor'],
  sourceResponsibleEditor: [
    '责任编辑',
    '责编',
    '原文责任编辑',
    'responsibleeditor',
    'sourceresponsibleeditor',
  ],
  photographer: ['摄影', '图', '摄影记者', 'photographer', 'photo', 'photoby'],
  publishedAt: [
    '时间',
    '日期',
    '发布时间',
    '发布日期',
    '发表时间',
    '刊发时间',
    'published',
    'publishedat',
    'date',
    'pubdate',
    'datepublished',
    'publisheddate',
    'publishtime',
    'publicationdate',
    'createdat',
  ],
  city: ['城市', '站点', '城市站点', 'city', 'site'],
  columns: ['栏目', '频道', '分类', '栏目名称', 'column', 'category', 'categories', 'section', 'channel'],
  /** They are columns, too, where the portal has such, as those of WordPress and Ghost are. */
  tags: ['标签', '关键词', '关键字', 'tags', 'tag', 'keywords'],
  origin: ['类型', '稿件类型', '文章类型', 'origin', 'type', 'kind'],
  picture: [
    '题图',
    '封面',
    '图片',
    '头图',
    '缩略图',
    'picture',
    'image',
    'cover',
    'featureimage',
    'thumbnail',
  ],
} as const

export type RecordField = keyof typeof names

const fields: ReadonlyMap<string, RecordField> = new Map(
  Object.entries(names).flatMap(([field, all]) => all.map((name) => [name, field as RecordField] as const)),
)

/** Which field a heading names, in Chinese or English, whatever its case, spaces and hyphens; null for none of ours. */
export function recordField(heading: string): RecordField | null {
  const plain = halfWidth(heading.normalize('NFC'))
    .toLowerCase()
    .replace(/[\s_\-:：*]/gu, '')
  return fields.get(plain) ?? null
}
