import { adverse } from '../fill/cities.ts'
import type { Known } from './known.ts'

/** A kind of request: its name, its paths and its status. */
export type Kind<Of = Known> = {
  name: string
  pathsIn: (known: Of) => string[]
  /** Default: 200. */
  status?: number
  isDesk?: boolean
}

const LARGE = 'fill-1'
const downs = adverse.takenDown.slug

const at =
  (path: string): ((known: Known) => string[]) =>
  () => [path]
const after = (path: string, name: 'older' | 'before', of: (known: Known) => string[]) => (known: Known) =>
  of(known).map((key) => `${path}${path.includes('?') ? '&' : '?'}${name}=${key}`)
const article = (of: (known: Known) => number[]) => (known: Known) => of(known).map((id) => `/articles/${id}`)

const readers: Kind[] = [
  { name: 'front page', pathsIn: at('/') },
  { name: 'list', pathsIn: at('/articles') },
  { name: 'list, a page anywhere', pathsIn: after('/articles', 'older', ({ older }) => older) },
  {
    name: 'list, a page within one moment',
    pathsIn: after('/articles', 'older', ({ olderInOneMoment }) => olderInOneMoment),
  },
  { name: 'large city', pathsIn: at(`/cities/${LARGE}`) },
  { name: 'city, newest fifth of the site taken down', pathsIn: at(`/cities/${downs}`) },
  {
    name: 'the same, a page anywhere',
    pathsIn: after(`/cities/${downs}`, 'older', ({ olderInTakenDownCity }) => olderInTakenDownCity),
  },
  { name: 'city long asleep', pathsIn: at(`/cities/${adverse.asleep.slug}`) },
  { name: 'small city', pathsIn: at(`/cities/${adverse.small.slug}`) },
  { name: 'article', pathsIn: article(({ published }) => published) },
  { name: 'article, newest of its city taken down', pathsIn: article((known) => known.inTakenDownCity) },
  { name: 'article, its city long asleep', pathsIn: article(({ asleep }) => asleep) },
  { name: 'article among many of one moment', pathsIn: article(({ ofOneMoment }) => ofOneMoment) },
  { name: 'tombstone', pathsIn: article(({ takenDown }) => takenDown), status: 410 },
  { name: 'draft, for a reader', pathsIn: article(({ drafts }) => drafts), status: 404 },
  { name: 'no such article', pathsIn: at('/articles/99999999'), status: 404 },
  { name: 'short link', pathsIn: ({ codes }) => codes.map((code) => `/s/${code}`), status: 302 },
  {
    name: 'complaints page',
    pathsIn: ({ published }) => published.map((id) => `/complaints?article=${id}`),
  },
  { name: 'disclaimer', pathsIn: at('/disclaimer/1') },
  { name: 'API, list', pathsIn: at('/api/articles') },
  { name: 'API, a hundred', pathsIn: after('/api/articles?limit=100', 'older', ({ older }) => older) },
  {
    name: 'API, city of the taken down',
    pathsIn: after(`/api/articles?city=${downs}`, 'older', (known) => known.olderInTakenDownCity),
  },
  { name: 'API, article', pathsIn: ({ published }) => published.map((id) => `/api/articles/${id}`) },
]

const list = (query: string) => `/admin/articles${query && `?${query}`}`
const search = (q: string, more = '') => at(list(`q=${encodeURIComponent(q)}${more}`))
const edit = (of: (known: Known) => number[]) => (known: Known) =>
  of(known).map((id) => `/admin/articles/${id}`)

const desk: Kind[] = [
  { name: 'list', pathsIn: at(list('')) },
  { name: 'list, the page after', pathsIn: after(list(''), 'before', ({ before }) => before) },
  { name: 'drafts', pathsIn: at(list('status=draft')) },
  { name: 'published', pathsIn: at(list('status=published')) },
  { name: 'taken down', pathsIn: at(list('status=taken_down')) },
  { name: 'city of the taken down', pathsIn: at(list(`city=${downs}`)) },
  {
    name: 'the same, a page anywhere',
    pathsIn: after(list(`city=${downs}`), 'before', (known) => known.beforeInTakenDownCity),
  },
  { name: 'the same, drafts', pathsIn: at(list(`city=${downs}&status=draft`)) },
  { name: 'the same, published', pathsIn: at(list(`city=${downs}&status=published`)) },
  { name: 'small city', pathsIn: at(list(`city=${adverse.small.slug}`)) },
  { name: 'title, a word of few', pathsIn: search('鸬鹚') },
  { name: 'title, a word of many', pathsIn: search('授旗') },
  { name: 'title, one character of many', pathsIn: search('镇') },
  { name: 'title, a word of long ago', pathsIn: search('亚运会') },
  { name: 'title, a word of none', pathsIn: search('麒麟') },
  { name: 'title, two words', pathsIn: search('大良 植树') },
  { name: 'title, a word of many among drafts', pathsIn: search('授旗', '&status=draft') },
  {
    name: 'title, in the city of the taken down',
    pathsIn: search('授旗', `&city=${downs}&status=published`),
  },
  { name: 'title, in a small city', pathsIn: search('镇', `&city=${adverse.small.slug}`) },
  { name: 'draft, to edit', pathsIn: edit(({ drafts }) => drafts) },
  { name: 'published, to amend', pathsIn: edit(({ published }) => published) },
  { name: 'sealed article', pathsIn: edit(({ takenDown }) => takenDown) },
  { name: 'revision', pathsIn: ({ revisions }) => revisions.map((path) => `/admin/articles/${path}`) },
  { name: 'new article', pathsIn: at('/admin/articles/new') },
]

export const kinds: Kind[] = [
  ...readers.map((kind) => ({ ...kind, name: `readers: ${kind.name}` })),
  ...desk.map((kind) => ({ ...kind, name: `desk: ${kind.name}`, isDesk: true })),
]
