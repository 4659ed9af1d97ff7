import { db } from '#lib/db/client.ts'
import type { MediaKind } from '#lib/db/generated/enums.ts'
import { DomainError, isDomainError } from '../errors.ts'
import { prepareMedia } from '../media/prepare-media.ts'
import { shortened } from '../text/shortened.ts'
import { visibleLine } from '../text/visible.ts'
import type { GivenMedia } from './receive-contribution.ts'

/** A file of a form. */
export type GivenFile = { path: string; name: string }

type Field = {
  field: string
  /** What the files are called in the library, with their places behind: their own names may tell who sent them. */
  name: string
  /** What they may be; null for everything that the library takes. */
  kinds: readonly MediaKind[] | null
}

const MOST_NAME = 100

/**
 * Checks, cleans and stores the files of a field, as the media library does, one after the other.
 * @throws DomainError invalid-input (which file, and why) | too-large | unavailable
 */
export async function prepareFiles(
  files: readonly GivenFile[],
  { field, name, kinds }: Field,
): Promise<GivenMedia[]> {
  const prepared: GivenMedia[] = []
  const refused: string[] = []
  for (const [at, file] of files.entries()) {
    const shown = shortened(visibleLine(file.name), MOST_NAME)
    try {
      const one = await prepareMedia({ path: file.path, name: `${name} ${at + 1}` })
      if (kinds && !kinds.includes(await kindOf(one))) refused.push(`“${shown}”不是图片，请放到“附件”里`)
      else prepared.push({ name: shown, prepared: one })
    } catch (error) {
      if (!isDomainError(error) || error.code === 'unavailable') throw error
      refused.push(`“${shown}”：${error.message}`)
    }
  }
  if (refused.length === 0) return prepared
  throw new DomainError('invalid-input', '有文件不能接收，请重新选择文件。', {
    fields: { [field]: refused.join(' ') },
  })
}

async function kindOf(prepared: GivenMedia['prepared']): Promise<MediaKind> {
  if ('kind' in prepared) return prepared.kind
  const { kind } = await db().media.findUniqueOrThrow({
    where: { id: prepared.knownId },
    select: { kind: true },
  })
  return kind
}
