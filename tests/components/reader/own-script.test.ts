import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { traditionalLabel } from '#components/reader/own-script.ts'
import { traditionalConverter } from '#lib/hant/traditional-text.ts'

const root = 'components/reader'

/** A script and those that it loads. */
function withImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || file.endsWith('own-script.ts')) return seen
  seen.add(file)
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.\.?\/[^']+)'/g))
    withImports(join(dirname(file), path), seen)
  return seen
}

it('writes every word that modules add to a page as the dictionary does', async () => {
  const toTraditional = await traditionalConverter()
  const scripts = globSync(`${root}/modules/*.client.ts`).flatMap((file) => [...withImports(file)])
  const labels = [...new Set(scripts)].flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/['`]([^'`\n]*\p{Script=Han}[^'`\n]*)['`]/gu)].map(
      ([, text = '']) => text,
    ),
  )
  expect(labels).toContain('关闭')
  for (const text of [...labels, '城市', '栏目']) expect(traditionalLabel(text)).toBe(toTraditional(text))
})
