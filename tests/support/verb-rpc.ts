import cluster from 'node:cluster'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Editor, mintEditor } from '#lib/actors/editor.ts'
import { amendArticle } from '#lib/articles/amend.ts'
import { createDraft } from '#lib/articles/create-draft.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { saveDraft } from '#lib/articles/save-draft.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { acceptCase } from '#lib/cases/accept-case.ts'
import { type NoticeFieldsInput, noticeFieldsSchema } from '#lib/cases/notice-fields.ts'
import { publishNotice } from '#lib/cases/publish-notice.ts'
import { receiveNotice } from '#lib/cases/receive-notice.ts'
import { rejectCase } from '#lib/cases/reject-case.ts'
import { removeCase } from '#lib/cases/remove-case.ts'
import { restoreCase } from '#lib/cases/restore-case.ts'
import { runCaseClocks } from '#lib/cases/run-case-clocks.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { updateHotLists } from '#lib/hot/update-hot-lists.ts'
import { parseInput } from '#lib/input.ts'
import { deliverDueMail } from '#lib/mail/deliver-due-mail.ts'
import { addMedia } from '#lib/media/add-media.ts'
import { prepareSealedFile } from '#lib/parties/prepare-sealed-file.ts'
import { createPreviewLink } from '#lib/preview/create-preview-link.ts'
import { updateRelated } from '#lib/related/update-related.ts'
import { addSource } from '#lib/sources/add-source.ts'
import {
  aForeignCase,
  aForwardedCase,
  answersBack,
  anUnreachedCase,
  counterReceipt,
  seenCase,
} from './case-cast.ts'
import { aListedSource } from './cast.ts'
import { anAcceptedContribution } from './contribution-cast.ts'

// Loaded into a portal's process by `node --import`: runs a verb there on an IPC message of the test, as the desk's action
// would, and sends the result when the verb has returned. In a portal of several processes one of the workers runs it.

const verbs = {
  draft: createDraft,
  save: saveDraft,
  publish: publishArticle,
  amend: amendArticle,
  'take-down': takeDownArticle,
  restore: restoreArticle,
  source: addSource,
  picture: addPicture,
  'preview-link': createPreviewLink,
  lists: updateLists,
  contribution: acceptGiven,
  // What jobs do by the clock.
  'case-clocks': () => runCaseClocks(),
  'due-mail': () => deliverDueMail(),
  notice: receiveGiven,
  'forwarded-notice': forwardNotice,
  'foreign-notice': forwardForeignNotice,
  'unreached-notice': (_: Editor, input: unknown) => anUnreachedCase(input as Partial<NoticeFieldsInput>),
  'counter-notice': (_: Editor, input: unknown) => answersBack(Number(input)),
  'accept-case': aboutCase(acceptCase),
  'publish-notice': aboutCase(publishNotice),
  'reject-case': aboutCase(rejectCase),
  'remove-case': aboutCase(removeCase),
  'restore-case': aboutCase(restoreCase),
} as const

/** Receives what is sent by the form for contributions, its files by their paths, and makes a draft of it. */
async function acceptGiven(_: Editor, input: unknown) {
  // The test's own.
  const { pictures, attachments, ...sent } = input as Contributed
  const filesAt = (paths: readonly string[]) => paths.map((path) => ({ path, name: basename(path) }))
  const files = { pictures: filesAt(pictures), attachments: filesAt(attachments) }
  const { articleId: id, receipt } = await anAcceptedContribution({ ...sent, ...files })
  return { id, version: 1, receipt }
}

type Contributed = {
  fields: Record<string, string>
  text: string
  pictures: string[]
  attachments: string[]
}

/** Receives a notice as the complaint form sends it; `files` are paths. */
async function receiveGiven(_: Editor, input: unknown) {
  const { files = [], ...fields } = input as { files?: string[] }
  const prepared = await Promise.all(files.map((path) => prepareSealedFile({ path, name: basename(path) })))
  return transaction((tx) =>
    receiveNotice(tx, { fields: parseInput(noticeFieldsSchema, fields), files: prepared }),
  )
}

/** A contribution that is complained about: @returns the link of the notice that was forwarded to its contributor. */
async function forwardNotice(_: Editor, input: unknown) {
  // The test's own.
  const { caseId, articleId } = await aForwardedCase(input as Partial<NoticeFieldsInput>)
  return { receipt: await counterReceipt(caseId), caseId, articleId }
}

/** The same of a confirmed foreign claimant (17 U.S.C. §512(g)). */
async function forwardForeignNotice(_: Editor, input: unknown) {
  // The test's own.
  const { caseId, articleId } = await aForeignCase(input as Partial<NoticeFieldsInput>)
  return { receipt: await counterReceipt(caseId), caseId, articleId }
}

/** A verb about a case, of which the test knows the number: an editor who sees it as it is now. */
function aboutCase<Done>(verb: (editor: Editor, input: unknown) => Promise<Done>) {
  return async (editor: Editor, input: unknown) => {
    // The test's own.
    const { id, ...given } = input as { id: number }
    return verb(editor, { ...(await seenCase(id)), ...given })
  }
}

/** Takes the file of this path into the media library. */
async function addPicture(editor: Editor, path: unknown) {
  const given = { path: String(path), name: basename(String(path)) }
  return transaction((tx) => addMedia(tx, editor, given))
}

/** What jobs do each minute: the hot lists, and what is related. */
async function updateLists() {
  await updateHotLists()
  await updateRelated()
}

export type Verb = keyof typeof verbs
export type Call = { call: number; verb: Verb; input: unknown }
export type Called = { call: number; result?: unknown; error?: string }

process.on('message', async (message: object) => {
  if ('memory' in message) return void process.send?.({ memory: await memoryInUse() })
  // The portal's own IPC messages are ignored.
  if (!('verb' in message)) return
  const { call } = message as Call
  const [worker] = Object.values(cluster.workers ?? {})
  if (worker) {
    worker.on('message', function onAnswer(answer: object) {
      if (!('call' in answer) || answer.call !== call) return
      worker.off('message', onAnswer)
      process.send?.(answer)
    })
    worker.send(message)
  } else process.send?.(await called(message as Call))
})

/**
 * Bytes in use after garbage collection; the least of four measurements, because objects of a request can be collected
 * only after its connection has closed or a timer has ended.
 */
async function memoryInUse(): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collectGarbage: () => void = runInNewContext('gc')
  const measured: number[] = []
  for (let times = 0; times < 4; times++) {
    await sleep(500)
    collectGarbage()
    const { heapUsed, external } = process.memoryUsage()
    measured.push(heapUsed + external)
  }
  return Math.min(...measured)
}

async function called({ call, verb, input }: Call): Promise<Called> {
  try {
    const editor = mintEditor(await db().editor.findFirstOrThrow({ where: { role: 'admin' } }))
    if (verb === 'publish') await aListedSource()
    return { call, result: await verbs[verb](editor, input) }
  } catch (error) {
    return { call, error: String(error) }
  }
}
