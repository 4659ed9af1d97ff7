import { createPublicKey, type KeyObject } from 'node:crypto'
import { open, readFile, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { publicKeyPem, publicKeys } from '../case-bundle/bundle-keys.ts'
import { exportCase } from '../case-bundle/export-case.ts'
import { type BundleProblem, type Verdict, verifyBundle } from '../case-bundle/verify-bundle.ts'
import { caseNumber } from '../case-number.ts'
import { completeConfig, config } from '../config.ts'
import { DomainError } from '../errors.ts'
import { secretFile } from '../secret-file.ts'
import { shanghaiMinute } from '../time.ts'
import { unreadableFile } from '../unreadable-file.ts'
import { actingAs, actingEditor } from './acting-editor.ts'
import { type Command, command, type Given, type Outcome, wholeNumber } from './command.ts'

export const caseBundleCommands: Command[] = [
  command({
    name: 'case export',
    operands: ['NUMBER', 'BUNDLE'],
    options: {
      as: actingAs,
      identities: { help: '包含双方的身份和证据文件；须写明理由' },
      why: { value: 'W', help: '理由，记入操作记录' },
    },
    help: '把一个案件导出为可以验证的卷宗（ZIP）',
    example: 'C-0118 case-C-0118.zip --as liang@example.cn --identities --why 交律师应诉',
    run: exportBundle,
  }),
  command({
    name: 'case key',
    help: '显示验证卷宗用的公钥（Ed25519，PEM）',
    database: false,
    run: showKey,
  }),
  command({
    name: 'case verify',
    operands: ['BUNDLE'],
    options: { key: { value: 'F', help: '公钥文件（PEM）；不写则用本站自己的' } },
    help: '验证一份导出的卷宗：签名、每个文件的 SHA-256，有没有缺少或多出的文件',
    example: 'case-C-0118.zip',
    // A lawyer may have the bundle and the key alone.
    database: false,
    run: verify,
  }),
]

async function exportBundle(given: Given): Promise<Outcome> {
  const [number = '', path = ''] = given.operands
  const { identities, why = '' } = given.values
  const editor = await actingEditor(given)
  const id = wholeNumber(number.replace(/^C-?0*/i, ''), '案号')
  const { stream } = await exportCase(editor, { id, withIdentities: identities !== undefined, why })
  await writeNew(path, stream)
  return { json: { id, file: path }, text: `已导出 ${caseNumber(id)} 的卷宗到 ${path}。` }
}

/** A file that is there already is not overwritten; one that fails on the way is not left behind. */
async function writeNew(path: string, stream: Readable): Promise<void> {
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    stream.destroy()
    const reason = error.code === 'EEXIST' ? '已经有这个文件' : '不能写这个文件'
    throw new DomainError('invalid-input', `${reason}：${path}`, { cause: error })
  })
  try {
    await pipeline(stream, file.createWriteStream())
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

async function showKey(): Promise<Outcome> {
  await knowSecret()
  const publicKey = publicKeyPem()
  return { json: { publicKey }, text: publicKey.trim() }
}

async function verify({ operands: [path = ''], values }: Given): Promise<Outcome> {
  const verdict = await verifyBundle(
    path,
    values.key === undefined ? await ownKeys() : [await keyOf(values.key)],
  )
  const { isWhole, manifest, problems } = verdict
  return {
    json: { isWhole, problems, case: manifest?.case ?? null, asOf: manifest?.asOf ?? null },
    text: sentences(verdict),
    exitCode: isWhole ? 0 : 1,
  }
}

async function ownKeys(): Promise<KeyObject[]> {
  await knowSecret()
  return publicKeys()
}

/** Without SECRET it is in the data folder, which is otherwise read when the database is opened. */
async function knowSecret(): Promise<void> {
  const { secret, dataDir } = config()
  if (secret === undefined) completeConfig({ secret: await secretFile(dataDir) })
}

async function keyOf(path: string): Promise<KeyObject> {
  const pem = await readFile(path, 'utf8').catch((error: unknown) => {
    throw unreadableFile(error, path)
  })
  try {
    const key = createPublicKey(pem)
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {}
  throw new DomainError('invalid-input', `这不是 Ed25519 公钥（PEM）：${path}`)
}

const kinds: Record<BundleProblem['kind'], string> = {
  unreadable: '不是完整的 ZIP 文件，读不出内容',
  forged: '清单的签名不对：不是用这把公钥对应的私钥签的，或者签后改过。其他内容不再核对',
  changed: '内容和清单不符',
  missing: '缺少',
  added: '多出，清单里没有',
  twice: '同一个名称出现两次',
}

function sentences({ isWhole, manifest, problems }: Verdict): string {
  if (isWhole && manifest) {
    const identities = manifest.identities === 'included' ? '含当事人身份' : '不含当事人身份'
    const asOf = shanghaiMinute(new Date(manifest.asOf))
    return `卷宗完整：${manifest.case}，${manifest.site}，截至 ${asOf}，${manifest.files.length} 个文件，${identities}。`
  }
  return [
    '卷宗不完整：',
    ...problems.map(({ kind, path }) => `  ${path ? `${path}：` : ''}${kinds[kind]}`),
  ].join('\n')
}
