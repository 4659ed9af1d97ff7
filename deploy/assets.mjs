import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, watch, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, transform } from 'esbuild'

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'components', 'reader')
/** In-app browsers of WeChat and Alipay still say Chrome 57; an iPhone 6 stays with iOS 12. Modules are too new for the former. */
const target = ['chrome57', 'firefox60', 'ios12', 'safari12']

/**
 * Makes components/reader/generated/assets.ts: the reader's style sheet and script, minified, with the hash that the
 * Content-Security-Policy names and the file name that changes with the content. Same sources, same file; a file that
 * is right already is left alone.
 * @returns {Promise<boolean>} whether it was written
 */
export async function buildAssets() {
  const css = await minifiedCss()
  const script = await minifiedScript()
  const styleHash = createHash('sha256').update(css).digest('base64')
  const scriptHash = createHash('sha256').update(script).digest('hex').slice(0, 10)
  const source = [
    '// Made by deploy/assets.mjs.',
    `export const readerCss = ${JSON.stringify(css)}`,
    `export const readerCssHash = ${JSON.stringify(`sha256-${styleHash}`)}`,
    `export const readerScript = ${JSON.stringify(script)}`,
    `export const readerScriptName = ${JSON.stringify(`reader.${scriptHash}.js`)}`,
    '',
  ].join('\n')
  const file = join(folder, 'generated', 'assets.ts')
  if (existsSync(file) && readFileSync(file, 'utf8') === source) return false
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, source)
  return true
}

async function minifiedCss() {
  const source = readFileSync(join(folder, 'reader.css'), 'utf8')
  const { code } = await transform(source, { loader: 'css', minify: true, charset: 'utf8', target })
  return code.trim()
}

async function minifiedScript() {
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'reader.client.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    charset: 'utf8',
    target,
    write: false,
    logLevel: 'silent',
  })
  return outputFiles[0].text.trim()
}

/** Makes the file again whenever a source of it changes. */
export function watchAssets() {
  return watch(folder, (_, name) => {
    if (name && /\.(css|client\.ts)$|^views-number\.ts$/.test(name))
      buildAssets().catch((error) => console.error(error.message))
  })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildAssets()
  if (process.argv.includes('--watch')) watchAssets()
}
