import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'
import { expect } from './portal.ts'

/** A third of what axe-core runs as by default. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Base UI's guards at both ends of a menu hand the focus on at once, and are no stop of the keyboard. Frames are left out:
 * those of a preview run no script, axe's neither, and readers' pages are checked by themselves.
 */
const context = { exclude: [['[data-base-ui-focus-guard]']] }

/** Expects that axe finds nothing on the page as it is now; `rules` are all of axe's, or those of these names. */
export async function accessible(page: Page, ...rules: string[]): Promise<void> {
  // While a page is rendered anew its head is, too: for a moment it has no title.
  await expect(page).toHaveTitle(/./)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const options = {
    iframes: false,
    resultTypes: ['violations' as const],
    ...(rules.length > 0 ? { runOnly: rules } : {}),
  }
  const violations = await page.evaluate(
    async ([context, options]) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(context, options)
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    },
    [context, options] as const,
  )
  expect(violations).toEqual([])
}
