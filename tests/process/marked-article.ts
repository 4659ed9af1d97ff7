import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { aNoisyPhotograph, aPdf } from '../support/media-files.ts'
import type { Portal } from '../support/portal.ts'
import { author, originalAddress, source, tag, VIEWS, word } from './marked-words.ts'

/** An article that can be looked for, and what leads to it. */
export type Marked = {
  id: number
  /** Of its preview link. */
  token: string
  /** Of its short links. */
  codes: readonly string[]
  /** The addresses of its files. */
  files: readonly string[]
}

type Write = (name: string, content: Buffer) => Promise<string>

/** Files on disk for as long as `work` runs. */
export async function withFiles<T>(work: (write: Write) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'citysite-marked-'))
  try {
    return await work(async (name, content) => {
      const path = join(folder, name)
      await writeFile(path, content)
      return path
    })
  } finally {
    await rm(folder, { recursive: true })
  }
}

const text = {
  ...{ title: `龙舟${word('title')}归来`, originalTitle: word('original'), summary: word('summary') },
  ...{ author, photographer: word('photographer'), tags: tag, sourceName: source },
  ...{ sourceEditor: word('editor'), sourceUrl: originalAddress, cityId: 1, columnId: null },
}
const sourceReason = '已获授权'

/**
 * Publishes an article with a nonsense word in each place that has words, a picture and an attachment, and corrects it. Read
 * often enough to stand in every hot list.
 */
export async function aMarkedArticle(portal: Portal, databaseUrl: string) {
  const [picture, document] = await withFiles(async (write) => {
    const inLibrary = async (path: string) => (await portal.verb('picture', path)).id
    return [
      await inLibrary(await write(`${word('picture')}.jpg`, await aNoisyPhotograph(320, 180))),
      await inLibrary(await write(`${word('file')}.pdf`, aPdf())),
    ]
  })
  const paragraph = {
    type: 'paragraph',
    content: [{ type: 'text', text: `志愿者${word('body')}在河涌边。` }],
  }
  const shown = { media: picture, alt: word('alt'), caption: `${word('caption')}。`, credit: word('credit') }
  const content = [
    paragraph,
    { type: 'picture', attrs: shown },
    { type: 'attachment', attrs: { media: document, name: word('attachment') } },
  ]
  const first = { ...text, origin: 'repost', body: { type: 'doc', content } }
  const body = { type: 'doc', content: [...content, paragraph] }
  const published = await portal.verb('publish', { ...(await portal.verb('draft', first)), sourceReason })
  const note = `更正了${word('note')}。`
  const { id } = await portal.verb('amend', { ...published, ...text, body, note, sourceReason })
  return {
    ...(await leadingTo(portal, databaseUrl, id)),
    /** The same text comes here by another editor. */
    publishAgain: async () =>
      portal.verb('publish', {
        ...(await portal.verb('draft', { ...text, sourceUrl: null, origin: 'repost', body })),
        sourceReason,
      }),
  }
}

/** What leads to a published article, which from now on has been read often. */
export async function leadingTo(portal: Portal, databaseUrl: string, id: number): Promise<Marked> {
  const { token = '' } = await portal.verb('preview-link', { id })
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('INSERT INTO view_counter (article_id, total) VALUES ($1, $2)', [id, VIEWS])
  await client.query(
    "INSERT INTO view_hour (article_id, hour, human) VALUES ($1, date_trunc('hour', now()), $2)",
    [id, VIEWS],
  )
  const links = await client.query<{ code: string }>('SELECT code FROM share_link WHERE article_id = $1', [
    id,
  ])
  const files = await client.query<{ path: string }>(
    `SELECT '/media/' || hash || '.' || replace(format, 'jpeg', 'jpg') AS path
     FROM media_file JOIN article_media USING (media_id) WHERE article_id = $1`,
    [id],
  )
  await client.end()
  const codes = links.rows.map(({ code }) => code)
  return { id, token, codes, files: files.rows.map(({ path }) => path) }
}
