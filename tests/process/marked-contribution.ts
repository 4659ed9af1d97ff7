import pg from 'pg'
import { aNoisyPhotograph, aPdf } from '../support/media-files.ts'
import type { Portal } from '../support/portal.ts'
import { leadingTo, type Marked, withFiles } from './marked-article.ts'
import { penName, word } from './marked-words.ts'

/** No file that the library has already. */
const ownPdf = Buffer.concat([aPdf(), Buffer.from('% 洗船记录\n')])

const story = `水乡的早晨从${word('story')}开始，我跟着爷爷到河涌边看人洗船，一条老龙舟要几十双手才抬得起来。`

export type MarkedContribution = Marked & {
  /** Of its contributor's page. */
  receipt: string
}

/**
 * Receives a contribution with a nonsense word in each place that its contributor fills, a picture and an attachment; an editor
 * describes the picture and publishes it.
 * @returns it, and how it is received and taken once more
 */
export async function aMarkedContribution(portal: Portal, databaseUrl: string) {
  const title = `${word('headline')}鼓响`
  const accept = () =>
    withFiles(async (write) =>
      portal.verb('contribution', {
        fields: { title, penName },
        text: story,
        pictures: [await write('船.jpg', await aNoisyPhotograph(240, 160))],
        attachments: [await write(`${word('enclosure')}.pdf`, ownPdf)],
      }),
    )
  const { receipt = '', ...draft } = await accept()
  const body = described(await bodyOf(databaseUrl, draft.id))
  const text = { title, body, author: penName, summary: '看人洗船。', originalTitle: null, sourceName: null }
  const edited = await portal.verb('save', { ...draft, ...text, sourceUrl: null, cityId: 1, columnId: null })
  const { id } = await portal.verb('publish', edited)
  const marked: MarkedContribution = { ...(await leadingTo(portal, databaseUrl, id)), receipt }
  return { ...marked, acceptAgain: accept }
}

type Block = { type: string; attrs?: object }

function described(body: { content: Block[] }) {
  const words = { alt: `${word('view')}旁的龙舟`, caption: `${word('snapshot')}。` }
  const content = body.content.map((block) =>
    block.type === 'picture' ? { ...block, attrs: { ...block.attrs, ...words } } : block,
  )
  return { ...body, content }
}

/** As it was taken over from the contribution. */
async function bodyOf(databaseUrl: string, id: number): Promise<{ content: Block[] }> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ body: { content: Block[] } }>(
    'SELECT body FROM article WHERE id = $1',
    [id],
  )
  await client.end()
  return rows[0]?.body ?? { content: [] }
}
