import { z } from 'zod'
import type { Prisma } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { isUniqueViolation } from '#lib/db/unique-violation.ts'
import { editorIdOf } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput, wrongFields } from '../input.ts'
import { seenVersion } from '../seen-row.ts'
import { line, prose } from '../text/text-fields.ts'
import { fieldsIn, type LetterKey, letterKeys, letters } from './letters.ts'

export type LetterVersion = { version: number; subject: string; text: string }

/** A letter as it is written now; version 0 is the one that comes with the portal. */
export async function newestLetter(
  client: Pick<Prisma.TransactionClient, 'letterTemplate'>,
  letter: LetterKey,
): Promise<LetterVersion> {
  const newest = await client.letterTemplate.findFirst({
    where: { letter },
    orderBy: { version: 'desc' },
    select: { version: true, subject: true, text: true },
  })
  const { subject, text } = letters[letter]
  return newest ?? { version: 0, subject, text }
}

const schema = z.object({
  letter: z.enum(letterKeys, '没有这种信件'),
  /** The version that the editor has seen. */
  version: seenVersion,
  subject: line(100, '标题').pipe(z.string().min(1, '请填写标题')),
  text: prose(8_000, '正文').pipe(z.string().min(1, '请填写正文')),
  note: z.string('请写明改了什么').pipe(prose(500, '说明')).pipe(z.string().min(1, '请写明改了什么')),
})

/** Publishes another version of a letter: letters that were written keep the one that they were written with. It knows no other
 *  fields than the letter that comes with the portal, and leaves out none that the law or the reader needs.
 *  @throws DomainError forbidden | invalid-input | conflict */
export async function publishLetterTemplate(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.letters')
  const { version: seen, ...template } = parseInput(schema, input)
  assertFields(template)
  return transaction(async (tx) => {
    const { version: newest } = await newestLetter(tx, template.letter)
    if (newest !== seen) throw changedMeanwhile(newest)
    const version = newest + 1
    await create(tx, { ...template, version, editorId: editorIdOf(editor), actor: editor.name })
    await recordAudit(tx, {
      ...{ event: 'letter_published', by: editor, about: { subject: 'letter', id: template.letter } },
      details: { version, note: template.note },
    })
    return { version }
  })
}

async function create(tx: Tx, data: Prisma.LetterTemplateUncheckedCreateInput): Promise<void> {
  try {
    await tx.letterTemplate.create({ data })
  } catch (error) {
    if (isUniqueViolation(error)) throw changedMeanwhile(data.version)
    throw error
  }
}

function changedMeanwhile(version: number): DomainError {
  return new DomainError('conflict', '别人刚刚改过这封信，请看过现在的内容再改。', { details: { version } })
}

/** Those without which a letter still says all that it is for. What it tells of a case, asks for or leads to, and what an editor wrote
 *  into it, stands nowhere else. */
const optional = ['caseNumber', 'siteName', 'kind', 'sourceName']

function assertFields({ letter, subject, text }: { letter: LetterKey; subject: string; text: string }): void {
  const known = fieldsIn(letters[letter].text)
  const given = fieldsIn(text)
  const strange = given.filter((field) => !known.includes(field) && field !== 'caseNumber')
  const absent = known.filter((field) => !optional.includes(field) && !given.includes(field))
  const inSubject = fieldsIn(subject).filter((field) => field !== 'caseNumber')
  const written = (fields: readonly string[]) => fields.map((field) => `{{${field}}}`).join('、')
  if (strange.length > 0) throw wrongFields({ text: `这封信里没有 ${written(strange)}` })
  if (absent.length > 0) throw wrongFields({ text: `正文缺少 ${written(absent)}` })
  if (inSubject.length > 0) throw wrongFields({ subject: '标题里只能用 {{caseNumber}}' })
}
