import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withLock } from '../lib/process-lock.mjs'
import { compressFiles } from './compress.mjs'
import { run, StepError, step } from './steps.mjs'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')
/** Node 24 of the lock file; this file itself runs on Node 20 and later. */
export const node = join(root, 'node_modules', '.bin', 'node')

const at = (...path) => join(root, ...path)
/** A step under a lock: two commands that are started together do not write the same files at once. */
const locked = (work) => (progress) => {
  const onWait = ({ pid }) => progress(`waiting for process ${pid}, which prepares the same folder`)
  return withLock(at('.preparing'), () => work(progress), onWait)
}

/** Prisma downloads nothing: its schema engine is prisma/schema-engine.mjs. Compiled code is cached between starts. */
const environment = {
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE || at('node_modules', '.cache', 'compiled'),
  PRISMA_SCHEMA_ENGINE_BINARY: at('prisma', 'schema-engine.mjs'),
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  CHECKPOINT_DISABLE: '1',
  NEXT_TELEMETRY_DISABLED: '1',
}

/**
 * Installs and generates everything that is not in the repository and is missing or outdated.
 * @param {{ stdout?: NodeJS.WriteStream, quiet?: boolean }} [options]
 */
export async function prepare(options = {}) {
  process.chdir(root)
  Object.assign(process.env, environment)
  await step('dependencies', locked(install), options)
  await step('database client', locked(generateClient), options)
  await step('reader assets', locked(buildAssets), options)
}

/** Builds for production, unless the last build has the same sources. */
export function prepareBuild(options = {}) {
  return step('build', locked(build), options)
}

/** Installs the packages, then runs the install scripts of those that package.json allows; older npms would run all. */
async function install(progress) {
  const due = at('node_modules', '.scripts-due')
  const isWhole = areInstalled()
  if (isWhole && !existsSync(due) && existsSync(node)) return 'up to date'
  if (!isWhole) await npm(['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'], progress)
  writeFileSync(due, '')
  const { allowScripts } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  const allowed = Object.keys(allowScripts).filter((name) => allowScripts[name])
  await npm(['rebuild', ...allowed.filter((name) => existsSync(at('node_modules', name)))], progress)
  if (!existsSync(node))
    throw new StepError(`${node} is missing after the installation; remove node_modules and start again`)
  rmSync(due)
  return 'installed'
}

/** Whether npm's record of the last installation has the versions of the lock file. File times are not compared, because
 *  copies and archives change them. Optional packages are installed on some platforms only. */
function areInstalled() {
  const packagesOf = (file) => JSON.parse(read(file) || '{}').packages ?? {}
  const there = packagesOf(at('node_modules', '.package-lock.json'))
  return Object.entries(packagesOf(at('package-lock.json'))).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || optional || devOptional || there[path]?.version === version,
  )
}

/** Runs npm, the one that started this process if there is one. */
function npm(words, progress) {
  const own = process.env.npm_execpath
  const all = [...words, '--loglevel=error']
  // An installation removes the Node of the packages, by which npm may have started this process.
  const program = existsSync(process.execPath) ? process.execPath : 'node'
  return own?.endsWith('.js') ? run(program, [own, ...all], { progress }) : run('npm', all, { progress })
}

async function generateClient(progress) {
  const stamp = at('lib', 'db', 'generated', 'made-of')
  const sources = digest(['prisma/schema.prisma', 'node_modules/prisma/package.json'])
  if (read(stamp) === sources) return 'up to date'
  await run(node, [at('node_modules', 'prisma', 'build', 'index.js'), 'generate'], { progress })
  writeFileSync(stamp, sources)
  return 'generated'
}

async function buildAssets(progress) {
  await run(node, [at('deploy', 'assets.mjs')], { progress })
}

async function build(progress) {
  const stamp = at('.next', 'made-of')
  const folders = ['app', 'components', 'lib', 'public'].flatMap(filesIn)
  const sources = digest([...folders, 'proxy.ts', 'next.config.ts', 'tsconfig.json', 'package-lock.json'])
  if (read(stamp) === sources) return 'up to date'
  rmSync(stamp, { force: true })
  await run(node, [at('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    progress,
    env: { NODE_ENV: 'production' },
  })
  await compressFiles(at('.next', 'static'))
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, sources)
  return 'built'
}

/** Not by `withFileTypes`: in the first releases of Node 20 entries of subfolders have no path. */
function filesIn(folder) {
  return readdirSync(at(folder), { recursive: true })
    .map((name) => at(folder, name))
    .filter((file) => statSync(file).isFile())
    .sort()
}

function digest(files) {
  const hash = createHash('sha256')
  for (const file of files)
    hash.update(`${file.replace(root, '')}\0`).update(readFileSync(join(root, file.replace(root, ''))))
  return hash.digest('hex')
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
