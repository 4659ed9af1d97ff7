import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const LEAST_BYTES = 1_024
const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)]

/**
 * Writes compressed copies (`.br` and `.gz`) of every text file of the folder, which lib/server/static-files.ts serves.
 * @param {string} folder
 */
export async function compressFiles(folder) {
  const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)))
  const texts = files.filter(
    (file) => /\.(css|js|json|svg|txt)$/.test(file) && statSync(file).size >= LEAST_BYTES,
  )
  await Promise.all(texts.map(compress))
}

async function compress(file) {
  const bytes = readFileSync(file)
  const params = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT }
  const [br, gz] = await Promise.all([brotli(bytes, { params }), zip(bytes, { level: 9 })])
  writeFileSync(`${file}.br`, br)
  writeFileSync(`${file}.gz`, gz)
}
