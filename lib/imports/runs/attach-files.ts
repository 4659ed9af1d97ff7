import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../../actors/actor.ts'
import type { Body } from '../../articles/body/body.ts'
import { rebuild } from '../../articles/body/fold.ts'
import type { AnyNode } from '../../articles/body/spec.ts'
import { mediaOfText } from '../../articles/media-of-text.ts'
import type { Content } from '../../articles/schema.ts'
import { isDomainError } from '../../errors.ts'
import { addMedia } from '../../media/add-media.ts'
import type { PreparedMedia } from '../../media/prepare-media.ts'
import { requestAllMedia } from '../../media/request-media.ts'
import { isWebAddress } from '../../text/web-address.ts'
import type { Candidate, CandidateFile } from '../candidate.ts'

/** A file that is to be entered in the media library: an address that a job fetches, or what was made of its bytes. */
type ReadyFile = { address: string } | PreparedMedia | { knownId: number }

/** The files of a candidate in their order, null for each that cannot be taken, and why. */
export type ReadyFiles = { files: (ReadyFile | null)[]; leftOut: string[] }

export const noFiles: ReadyFiles = { files: [], leftOut: [] }

/** The most files of one candidate: more are no article's, and each is fetched or made ready by itself. */
const MOST_FILES = 200

/** What takes time with a candidate's files, before the transaction. The lead picture is among those that are taken.
 *  @throws what concerns no single file: the file store is full */
export async function prepareFiles({
  files,
  leadFile,
}: Pick<Candidate, 'files' | 'leadFile'>): Promise<ReadyFiles> {
  const ready: ReadyFiles = { files: [], leftOut: [] }
  if (files.length > MOST_FILES) ready.leftOut.push(`图片太多：一篇最多 ${MOST_FILES} 张，其余的没有带过来。`)
  for (const [at, file] of files.entries()) {
    if (at >= MOST_FILES && at + 1 !== leadFile) {
      ready.files.push(null)
      continue
    }
    const taken = await readyFile(file)
    if (typeof taken === 'string') ready.leftOut.push(`第 ${at + 1} 张图片没有带过来：${taken}`)
    ready.files.push(typeof taken === 'string' ? null : taken)
  }
  return ready
}

/** The file, or the sentence why not. */
async function readyFile(file: CandidateFile): Promise<ReadyFile | string> {
  if ('address' in file) return isWebAddress(file.address) ? file : '网址不对。'
  const { prepareMedia } = await import('../../media/prepare-media.ts')
  try {
    return await prepareMedia({ bytes: Buffer.from(file.bytes), name: file.name })
  } catch (error) {
    if (isDomainError(error) && error.code !== 'unavailable') return error.message
    throw error
  }
}

/** A content whose files are those of the media library, in the transaction that makes its draft. A picture that could not be
 *  taken leaves its caption. One without any is the content itself. */
export async function attachFiles(
  tx: Tx,
  actor: Actor,
  content: Content,
  { leadFile, ready }: { leadFile: Candidate['leadFile'] | undefined; ready: ReadyFiles },
): Promise<Content> {
  if (ready.files.length === 0 && mediaOfText(content).length === 0) return content
  const ids = await enteredFiles(tx, actor, ready.files)
  const leadMediaId = leadFile ? (ids[leadFile - 1] ?? null) : null
  return { ...content, leadMediaId, body: withMedia(content.body, ids) }
}

/** Those that are to be fetched are entered at once. */
async function enteredFiles(tx: Tx, actor: Actor, files: ReadyFiles['files']): Promise<(number | null)[]> {
  const addresses = files.flatMap((file) => (file && 'address' in file ? [file.address] : []))
  const requested = await requestAllMedia(tx, actor, addresses)
  const ids: (number | null)[] = []
  for (const file of files) {
    if (!file) ids.push(null)
    else if ('address' in file) ids.push(requested.get(file.address) ?? null)
    else ids.push((await addMedia(tx, actor, file)).id)
  }
  return ids
}

/** The body with the library's numbers for the candidate's own. */
function withMedia(body: Body, ids: readonly (number | null)[]): Body {
  const node = (old: AnyNode): readonly AnyNode[] => {
    // A gallery holds pictures alone.
    if (old.type === 'gallery' && old.content?.some(({ type }) => type !== 'picture')) return old.content
    if (typeof old.attrs?.media !== 'number') return [old]
    const media = old.type === 'picture' ? (ids[old.attrs.media - 1] ?? null) : null
    return [media === null ? captionOf(old) : { ...old, attrs: { ...old.attrs, media } }]
  }
  const [mapped] = rebuild(body, { text: (text) => [text], node })
  // Its nodes stand in the same places; a paragraph may stand wherever a picture may.
  return mapped as Body
}

function captionOf({ attrs }: AnyNode): AnyNode {
  const caption = attrs?.caption
  const words = typeof caption === 'string' ? caption.trim() : ''
  return words === ''
    ? { type: 'paragraph' }
    : { type: 'paragraph', content: [{ type: 'text', text: words }] }
}
