import { caseNumber } from '../case-number.ts'
import { theClaimant } from '../cases/case-actors.ts'
import type { CaseKind } from '../cases/case-kinds.ts'
import { caseMoves } from '../cases/case-moves.ts'
import type { DeskCase, DeskMessage } from '../cases/desk-case-types.ts'
import { claimantName, sideName, withClaimantName } from '../cases/side-names.ts'
import { shanghaiMinute } from '../time.ts'
import { filesOfArticle } from './article-files.ts'
import { type BundleFile, jsonFile, textFile } from './write-bundle.ts'

/** The files of a case that need no identity: the case, what happened, the letters, each notice that was merged into it in a folder of
 *  its own, and the articles of all of them in all their versions. */
export async function filesOfCase(told: DeskCase, merged: readonly DeskCase[]): Promise<BundleFile[]> {
  const about = [told, ...merged].flatMap(({ articles }) => articles.flatMap((one) => one.articleId ?? []))
  const articles: BundleFile[] = []
  for (const id of new Set(about)) articles.push(...(await filesOfArticle(id)))
  return [
    textFile('说明.txt', explanation(told, merged)),
    ...recordOf(told),
    ...articles,
    ...merged.flatMap((one) => inMergedFolder(one.id, recordOf(one))),
  ]
}

/** Files of a notice that was merged into the case, in its folder. */
export function inMergedFolder(id: number, files: readonly BundleFile[]): BundleFile[] {
  return files.map((file) => ({ ...file, path: `${mergedFolder(id)}/${file.path}` }))
}

const mergedFolder = (id: number) => `merged/${caseNumber(id)}`

function recordOf(told: DeskCase): BundleFile[] {
  const { now: _, ...facts } = told
  return [
    jsonFile('case.json', { number: caseNumber(told.id), ...facts }),
    textFile('经过.txt', told.steps.map((step) => stepLine(step, told.kind)).join('\n')),
    ...told.messages.map((message, at) => letterFile(message, at, told.kind)),
  ]
}

function letterFile(message: DeskMessage, at: number, kind: CaseKind): BundleFile {
  const side = sideName(message.side, kind)
  const title = message.isIncoming ? `${side}来信` : `致${side}`
  const head = [
    `${title}，${shanghaiMinute(message.at)}`,
    ...(message.letter ? [`模板：${message.letter}，第 ${message.letterVersion ?? 0} 版`] : []),
  ]
  const path = `letters/${String(at + 1).padStart(3, '0')}-${title}.txt`
  return textFile(path, `${head.join('\n')}\n\n${message.text ?? '（内容已到期删除）'}\n`)
}

function stepLine(
  { at, event, actor, law, reason, reference }: DeskCase['steps'][number],
  kind: CaseKind,
): string {
  const known = Object.hasOwn(caseMoves, event) ? caseMoves[event as keyof typeof caseMoves].name : event
  const by = actor === theClaimant.name ? claimantName(kind) : actor
  return [
    `${shanghaiMinute(at)}  ${withClaimantName(known, kind)}（${by}）`,
    law && `  依据：${law}`,
    reference && `  文号：${reference}`,
    reason && `  理由：${reason}`,
  ]
    .filter(Boolean)
    .join('\n')
}

function explanation({ id }: DeskCase, merged: readonly DeskCase[]): string {
  const folders = merged.map((one) => `${caseNumber(one.id)}（${mergedFolder(one.id)}/）`).join('、')
  const joined = merged.length > 0 ? `\n并入本案的通知各在自己的文件夹里：${folders}。\n` : ''
  return `案件 ${caseNumber(id)} 的卷宗。时间都是北京时间；JSON 里的时间是协调世界时（UTC）。
${joined}
怎样验证
1. manifest.json 列出每个文件的大小和 SHA-256，manifest.sig 是它的 Ed25519 签名（64 字节）。
2. 公钥在 public-key.pem，并应与本站另行提供的公钥一致：
   openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in manifest.json -sigfile manifest.sig
3. 各文件：sha256sum -c SHA256SUMS
4. 或者在本站运行：npm run cli -- case verify 卷宗文件
`
}
