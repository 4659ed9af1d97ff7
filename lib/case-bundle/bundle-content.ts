import { caseNumber } from '../case-number.ts'
import { caseMoves } from '../cases/case-moves.ts'
import type { DeskCase, DeskMessage } from '../cases/desk-case-types.ts'
import { letterSides } from '../cases/letters.ts'
import { shanghaiMinute } from '../time.ts'
import { filesOfArticle } from './article-files.ts'
import { type BundleFile, jsonFile, textFile } from './write-bundle.ts'

/** The files of a case that need no identity: the case, what happened, the letters, and its articles in all their versions. */
export async function filesOfCase(told: DeskCase): Promise<BundleFile[]> {
  const { now: _, ...facts } = told
  const articles: BundleFile[] = []
  for (const { articleId } of told.articles)
    if (articleId !== null) articles.push(...(await filesOfArticle(articleId)))
  return [
    textFile('说明.txt', explanation(told)),
    jsonFile('case.json', { number: caseNumber(told.id), ...facts }),
    textFile('经过.txt', told.steps.map(stepLine).join('\n')),
    ...told.messages.map(letterFile),
    ...articles,
  ]
}

function letterFile(message: DeskMessage, at: number): BundleFile {
  const side = letterSides[message.side]
  const title = message.isIncoming ? `${side}来信` : `致${side}`
  const head = [
    `${title}，${shanghaiMinute(message.at)}`,
    ...(message.letter ? [`模板：${message.letter}，第 ${message.letterVersion ?? 0} 版`] : []),
  ]
  const path = `letters/${String(at + 1).padStart(3, '0')}-${title}.txt`
  return textFile(path, `${head.join('\n')}\n\n${message.text ?? '（内容已到期删除）'}\n`)
}

function stepLine({ at, event, actor, law, reason, reference }: DeskCase['steps'][number]): string {
  const known = Object.hasOwn(caseMoves, event) ? caseMoves[event as keyof typeof caseMoves].name : event
  return [
    `${shanghaiMinute(at)}  ${known}（${actor}）`,
    law && `  依据：${law}`,
    reference && `  文号：${reference}`,
    reason && `  理由：${reason}`,
  ]
    .filter(Boolean)
    .join('\n')
}

function explanation({ id }: DeskCase): string {
  return `案件 ${caseNumber(id)} 的卷宗。时间都是北京时间；JSON 里的时间是协调世界时（UTC）。

怎样验证
1. manifest.json 列出每个文件的大小和 SHA-256，manifest.sig 是它的 Ed25519 签名（64 字节）。
2. 公钥在 public-key.pem，并应与本站另行提供的公钥一致：
   openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in manifest.json -sigfile manifest.sig
3. 各文件：sha256sum -c SHA256SUMS
4. 或者在本站运行：npm run cli -- case verify 卷宗文件
`
}
