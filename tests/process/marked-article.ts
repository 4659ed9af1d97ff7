import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { aNoisyPhotograph, aPdf } from '../support/media-files.ts'
import type { Portal } from '../support/portal.ts'

/** The beginning of every word by which the article is looked for; nothing else has it. */
export const STEM = 'zqvx'

const word = (place: string) => `${STEM}${place}`
/** Those that readers get to see somewhere. */
export const allWords = [
  ...['address', 'alt', 'attachment', 'author', 'body', 'caption', 'credit', 'editor', 'file', 'note'],
  ...['original', 'photographer', 'picture', 'source', 'summary', 'tag', 'title'],
].map(word)

/** Which of these words something holds. */
export const wordsIn = (text: string): Set<string> =>
  new Set(text.toLowerCase().match(new RegExp(`${STEM}[a-z]+`, 'g')) ?? [])

export const tag = word('tag')
export const author = word('author')
export const source = word('source')
export const VIEWS = 811

/**
 * Publishes an article with a nonsense word in each place that has words, a picture and an attachment, and corrects it. Read
 * often enough to stand in every hot list.
 */
export async function aMarkedArticle(portal: Portal, databaseUrl: string) {
  const folder = await mkdtemp(join(tmpdir(), 'citysite-marked-'))
  const inLibrary = async (name: string, content: Buffer) => {
    const path = join(folder, name)
    await writeFile(path, content)
    return (await portal.verb('picture', path)).id
  }
  const picture = await inLibrary(`${word('picture')}.jpg`, await aNoisyPhotograph(320, 180))
  const document = await inLibrary(`${word('file')}.pdf`, aPdf())
  await rm(folder, { recursive: true })
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
  const text = {
    ...{ title: `龙舟${word('title')}归来`, originalTitle: word('original'), summary: word('summary') },
    ...{
      author,
      photographer: word('photographer'),
      tags: tag,
      sourceName: source,
      sourceEditor: word('editor'),
    },
    ...{ sourceUrl: `https://example.cn/${word('address')}`, cityId: 1, columnId: null },
  }
  const draft = await portal.verb('draft', { ...text, origin: 'repost', body: { type: 'doc', content } })
  const reason = '已获授权'
  const published = await portal.verb('publish', { ...draft, sourceReason: reason })
  const body = { type: 'doc', content: [...content, paragraph] }
  const note = `更正了${word('note')}。`
  const seen = await portal.verb('amend', { ...published, ...text, body, note, sourceReason: reason })
  const { token = '' } = await portal.verb('preview-link', { id: seen.id })
  const stored = await read(databaseUrl, seen.id)
  await portal.verb('lists', {})
  return { seen, token, ...stored }
}

/** Counts views, enters the case that will suspend it, and tells its short links and its files. */
async function read(databaseUrl: string, id: number): Promise<{ codes: string[]; files: string[] }> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('INSERT INTO view_counter (article_id, total) VALUES ($1, $2)', [id, VIEWS])
  await client.query(
    "INSERT INTO view_hour (article_id, hour, human) VALUES ($1, date_trunc('hour', now()), $2)",
    [...[id, VIEWS]],
  )
  await client.query(
    `INSERT INTO rights_case (id, kind, receipt_hash, receipt_sealed, demand, claim_sealed, is_truth_stated)
     VALUES (118, 'copyright', '\\x01', 'sealed', 'delete', 'sealed', true)`,
  )
  const codes = await client.query<{ code: string }>('SELECT code FROM share_link WHERE article_id = $1', [
    id,
  ])
  const files = await client.query<{ path: string }>(
    `SELECT '/media/' || hash || '.' || replace(format, 'jpeg', 'jpg') AS path
     FROM media_file JOIN article_media USING (media_id) WHERE article_id = $1`,
    [id],
  )
  await client.end()
  return { codes: codes.rows.map(({ code }) => code), files: files.rows.map(({ path }) => path) }
}
