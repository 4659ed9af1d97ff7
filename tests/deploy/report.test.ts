import { expect, test } from 'vitest'
import { failures, figures } from '../../deploy/report.mjs'

test('a report of Vitest says what failed, also where a file failed before its tests', () => {
  const report = {
    numPassedTests: 4,
    numFailedTests: 1,
    testResults: [
      {
        name: '/tests/a.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { fullName: 'it adds', status: 'failed', failureMessages: ['expected 1 to be 2'] },
          { fullName: 'it subtracts', status: 'passed', failureMessages: [] },
        ],
      },
      { name: '/tests/b.test.ts', status: 'failed', message: 'cannot load', assertionResults: [] },
      { name: '/tests/c.test.ts', status: 'passed', message: '', assertionResults: [] },
    ],
  }
  expect(figures(report)).toEqual({ passed: 4, failed: 1 })
  expect(failures(report)).toEqual([
    { name: 'it adds', file: '/tests/a.test.ts', message: 'expected 1 to be 2' },
    { name: '', file: '/tests/b.test.ts', message: 'cannot load' },
  ])
})

test('a report of Playwright says what failed, also in a group, and what failed at first', () => {
  const spec = (title: string, status: string, messages: string[]) => ({
    title,
    file: 'desk.spec.ts',
    line: 9,
    tests: [{ status, results: messages.map((message) => ({ errors: [{ message }] })) }],
  })
  const report = {
    config: { rootDir: '/tests/e2e' },
    stats: { expected: 7, unexpected: 1, flaky: 1 },
    errors: [{ message: 'no browser' }],
    suites: [
      {
        specs: [spec('I write', 'expected', [])],
        suites: [
          {
            specs: [
              spec('I publish', 'unexpected', ['Timeout', 'again']),
              spec('I wait', 'flaky', ['Timeout']),
            ],
          },
        ],
      },
    ],
  }
  expect(figures(report)).toEqual({ passed: 7, failed: 2 })
  expect(failures(report)).toEqual([
    { name: '', file: '', message: 'no browser' },
    { name: 'I publish', file: '/tests/e2e/desk.spec.ts:9', message: 'Timeout\nagain' },
    { name: 'I wait', file: '/tests/e2e/desk.spec.ts:9', message: 'Timeout' },
  ])
})
