import { z } from 'zod'
import { DomainError } from '../../errors.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const id = z.union([z.string(), z.number()]).transform(String)

/** An article or a page, as Ghost stores it: as HTML, and as a document of its editor (Lexical, before that Mobiledoc). */
const postSchema = z.object({
  id,
  title: text,
  html: text,
  lexical: text,
  mobiledoc: text,
  plaintext: text,
  feature_image: text,
  type: text,
  page: z.union([z.boolean(), z.number()]).nullish(),
  status: text,
  visibility: text,
  published_at: z.union([z.string(), z.number()]).nullish(),
  custom_excerpt: text,
  canonical_url: text,
  slug: text,
})

const named = z.object({ id, name: text })
const order = z
  .number()
  .nullish()
  .transform((value) => value ?? 0)
const list = <T extends z.ZodType>(one: T) =>
  z
    .array(one)
    .nullish()
    .transform((all) => all ?? [])

const dataSchema = z.object({
  posts: z.array(postSchema),
  tags: list(named),
  users: list(named),
  posts_tags: list(z.object({ post_id: id, tag_id: id, sort_order: order })),
  posts_authors: list(z.object({ post_id: id, author_id: id, sort_order: order })),
})

export type GhostPost = z.infer<typeof postSchema> & { tags: string[]; authors: string[] }

const exportSchema = z.union([
  z.object({ db: z.array(z.object({ data: dataSchema })).min(1) }).transform(({ db }) => db[0]?.data),
  z.object({ data: dataSchema }).transform(({ data }) => data),
])

/** The articles of Ghost's export, with the names of their tags and authors.
 *  @throws DomainError invalid-input */
export function ghostPosts(json: string): GhostPost[] {
  const data = exportSchema.safeParse(parsed(json)).data
  if (!data) throw new DomainError('invalid-input', '这不是 Ghost 的导出文件。')
  const tags = namesByPost(
    data.tags,
    data.posts_tags.map(({ post_id, tag_id, sort_order }) => [post_id, tag_id, sort_order]),
  )
  const authors = namesByPost(
    data.users,
    data.posts_authors.map(({ post_id, author_id, sort_order }) => [post_id, author_id, sort_order]),
  )
  return data.posts.map((post) => ({
    ...post,
    tags: tags.get(post.id) ?? [],
    authors: authors.get(post.id) ?? [],
  }))
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new DomainError('invalid-input', '文件不是完整的 JSON。', { cause: error })
    throw error
  }
}

type Link = readonly [post: string, named: string, order: number]

function namesByPost(
  all: readonly { id: string; name: string }[],
  links: readonly Link[],
): ReadonlyMap<string, string[]> {
  const nameOf = new Map(all.map(({ id, name }) => [id, name]))
  const byPost = new Map<string, string[]>()
  for (const [post, one] of links.toSorted(([, , first], [, , second]) => first - second)) {
    const name = nameOf.get(one)
    if (name === undefined || name === '') continue
    const names = byPost.get(post)
    if (names) names.push(name)
    else byPost.set(post, [name])
  }
  return byPost
}
