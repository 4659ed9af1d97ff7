import {
  type Answer,
  type ArticleContent,
  type CityChoice,
  emptyContent,
  type Latest,
  type Refused,
} from '#components/desk/article-content.ts'
import type { LocalDraft } from '#components/desk/local-draft.ts'
import type { DeskArticle, DeskRevision } from '#lib/articles/desk-types.ts'
import type { ErrorCode } from '#lib/errors.ts'
import { aBodyOf } from './reader-cast.ts'

/** The texts and answers that the tests of the desk's parts speak of; none of them is stored anywhere. */

export const cities: CityChoice[] = [
  { id: 1, name: '乐从', columns: [{ id: 11, name: '公益' }] },
  { id: 2, name: '大良', columns: [{ id: 21, name: '教育' }] },
]

/** What the form holds of a text that could be published. */
export function someContent(changes: Partial<ArticleContent> = {}): ArticleContent {
  return {
    ...emptyContent,
    ...{
      title: '志愿者联合会授旗',
      summary: '八个单位签约。',
      body: aBodyOf('授旗仪式举行。', '近40人参与。'),
    },
    ...{ sourceName: '乐从发布', cityId: '1' },
    ...changes,
  }
}

/** What somebody else made of it. */
export function aLatest(changes: Partial<Latest> = {}): Latest {
  return {
    ...{
      version: 4,
      copyVersion: 0,
      isCopy: false,
      status: 'draft',
      origin: 'repost',
      content: someContent(),
      live: null,
      note: '',
    },
    ...{ changedBy: '陈管理', changedAt: '今天 10:42' },
    ...changes,
  }
}

export function aRefusal(
  code: ErrorCode,
  fields: Record<string, string> = {},
  message = '不能这样提交。',
): Refused {
  return { done: false, refusal: { code, message, fields, details: {} } }
}

export const done = (changes: Partial<Answer & { done: true }> = {}): Answer & { done: true } => ({
  ...{ done: true, id: 7, version: 4, status: 'draft', message: '草稿已保存。' },
  ...changes,
})

/** A text that was left in this browser. */
export function aLocalDraft(visit: string, changes: Partial<LocalDraft> = {}): LocalDraft {
  return {
    ...{ visit, version: 3, copyVersion: 0, live: null, origin: 'repost', note: '' },
    ...{ base: someContent(), content: someContent({ title: '我的标题' }), at: 1_700_000_000_000 },
    ...changes,
  }
}

const text = {
  ...{
    title: '志愿者联合会授旗',
    originalTitle: null,
    summary: '八个单位签约。',
    body: aBodyOf('授旗仪式举行。'),
  },
  ...{
    author: null,
    photographer: null,
    tags: null,
    sourceName: '乐从发布',
    sourceUrl: null,
    sourceEditor: null,
  },
  ...{
    sourceResponsibleEditor: null,
    publicationDate: null,
    expiresOn: null,
    cityId: 1,
    columnId: null,
    leadMediaId: null,
  },
}

export function aRevision(changes: Partial<DeskRevision> = {}): DeskRevision {
  return {
    ...{ ...text, version: 2, savedAt: new Date('2023-08-17T16:30:00Z'), savedByName: '黄编辑' },
    ...changes,
  }
}

/** A draft as the desk reads it, of which nothing is recorded yet. */
export function aDeskArticle(changes: Partial<DeskArticle> = {}): DeskArticle {
  return {
    ...{ ...text, id: 7, version: 2, status: 'draft', origin: 'repost' },
    ...{
      publishedAt: null,
      amendedAt: null,
      changedAt: new Date(0),
      collectedAt: null,
      views: 0,
      shareVisits: [],
    },
    ...{ policyVersion: null, responsibleEditor: null, takedown: null, workingCopy: null },
    ...{ revisions: [], corrections: [], audit: [] },
    ...changes,
  }
}
