import type { MediaKind } from '#lib/db/generated/enums.ts'
import { type Block, type Body, bodySchema } from '../articles/body/body.ts'
import { rebuild } from '../articles/body/fold.ts'
import { isBlank, plainText } from '../articles/body/plain-text.ts'
import type { AnyNode } from '../articles/body/spec.ts'
import { DomainError, isDomainError } from '../errors.ts'
import { readHtmlBounded } from '../imports/formats/read-html-bounded.ts'
import { textBody } from '../imports/formats/text-body.ts'

/** The fewest characters of a contribution that has no pictures. */
const FEWEST_CHARACTERS = 10

/** A file of a contribution: its medium, and as its contributor calls it. */
export type ContributedFile = { id: number; kind: MediaKind; name: string }

/**
 * The text of a contribution as a body, without its files.
 * @param html what the structured editor made; empty where it was not used
 * @param text with a paragraph a line
 * @throws DomainError invalid-input (field `text`)
 */
export async function contributedText({ html, text }: { html: string; text: string }): Promise<Body> {
  const body = html.trim() === '' ? textBody(text) : withoutMedia(await bodyOf(html))
  const parsed = bodySchema.safeParse(body)
  if (!parsed.success) throw refused(parsed.error.issues[0]?.message ?? '正文不能保存')
  if ([...plainText(parsed.data).replace(/\s/g, '')].length < FEWEST_CHARACTERS)
    throw refused(isBlank(parsed.data) ? '请填写正文' : `正文太短，至少 ${FEWEST_CHARACTERS} 字`)
  return parsed.data
}

async function bodyOf(html: string): Promise<Body> {
  try {
    return (await readHtmlBounded(html)).body
  } catch (error) {
    if (isDomainError(error) && error.code === 'invalid-input') throw refused(error.message)
    throw error
  }
}

function refused(message: string): DomainError {
  return new DomainError('invalid-input', '请修改标红的 1 项。', { fields: { text: message } })
}

/** A stranger's text shows no pictures of other sites: what he sends with it are files. */
function withoutMedia(body: Body): Body {
  const [kept] = rebuild(body, {
    text: (node) => [node],
    node: (node) => (node.attrs?.media === undefined ? [node] : []),
  })
  return (kept ?? body) as Body
}

/** A line that says where a picture is to stand. */
const PLACE = /^[〔【[(（]\s*[图圖]片?\s*(\d{1,2})\s*[〕】\])）]$/u

/** The text with its files: a picture where a line names its place (“〔图片1〕”), all others at the end in their order.
 *  @throws DomainError invalid-input where it becomes too long */
export function withFiles(body: Body, files: readonly ContributedFile[]): Body {
  const pictures = files.filter(({ kind }) => kind === 'picture')
  const placed = new Set<ContributedFile>()
  const content = body.content.map((block): Block => {
    const at = Number(PLACE.exec(plainText(block).normalize('NFC').trim())?.[1] ?? 0)
    const picture = pictures[at - 1]
    if (block.type !== 'paragraph' || !picture || placed.has(picture)) return block
    placed.add(picture)
    return fileNode(picture)
  })
  const others = files.filter((file) => !placed.has(file)).map(fileNode)
  return bodySchema.parse({ type: 'doc', content: [...content, ...others] } satisfies AnyNode)
}

function fileNode({ id, kind, name }: ContributedFile): Block {
  if (kind === 'picture')
    return { type: 'picture', attrs: { media: id, alt: null, decorative: null, caption: '', credit: '' } }
  if (kind === 'document') return { type: 'attachment', attrs: { media: id, name } }
  return { type: kind, attrs: { media: id, caption: '', credit: '' } }
}
