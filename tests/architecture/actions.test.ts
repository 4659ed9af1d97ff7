import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const made = /^export const \w+ = (?:dataAction|formAction|bareAction)\(/

it('every action of the app is made by lib/web/action.ts, which looks at what comes from outside', () => {
  const files = globSync('{app,components,lib}/**/*.{ts,tsx}').filter((file) =>
    /^\s*(['"])use server\1/m.test(readFileSync(file, 'utf8')),
  )
  expect(files.length).toBeGreaterThan(2)
  const others = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('export ') && !made.test(line))
      .map((line) => `${file}: ${line}`),
  )
  expect(others).toEqual([])
})

it('actions are files of their own: none stands inside a component', () => {
  const inside = globSync('{app,components,lib}/**/*.{ts,tsx}').filter((file) =>
    /^[ \t]+(['"])use server\1/m.test(readFileSync(file, 'utf8')),
  )
  expect(inside).toEqual([])
})

it('nothing that comes from outside is converted to find out what it is', () => {
  const files = globSync('{app,components,lib}/**/*.{ts,tsx}', {
    exclude: (path) => String(path).includes('generated'),
  })
  expect(files.filter((file) => /\bcoerce\b/.test(readFileSync(file, 'utf8')))).toEqual([])
})
