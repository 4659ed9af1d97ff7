import { join } from 'node:path'

/** Reads the JSON reports of Vitest and Playwright. */

/** The figures of a report: `{ passed, failed }`. A test that failed once and then passed has failed. */
export function figures(report) {
  if ('numPassedTests' in report) return { passed: report.numPassedTests, failed: report.numFailedTests }
  const { expected, unexpected, flaky } = report.stats
  return { passed: expected, failed: unexpected + flaky }
}

/** What failed in a report: `[{ name, file, message }]`, with the file's whole path. */
export function failures(report) {
  if ('numPassedTests' in report) return report.testResults.flatMap(failuresOfFile)
  const { errors, suites, config } = report
  return [
    ...errors.map((error) => failure('', '', [error.message])),
    ...suites.flatMap((suite) => failuresOfSuite(suite, config.rootDir)),
  ]
}

function failuresOfFile({ name: file, message, status, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed')
  // A file can fail without a test: it did not load, or a hook of it failed.
  if (failed.length === 0 && status === 'failed') return [failure('', file, [message])]
  return failed.map((test) => failure(test.fullName, file, test.failureMessages))
}

/** Playwright's words for a test that failed, and for one that failed at first. */
const failedStatuses = new Set(['unexpected', 'flaky'])

function failuresOfSuite(suite, folder) {
  const failed = suite.specs.filter(({ tests }) => tests.some(({ status }) => failedStatuses.has(status)))
  return [
    ...failed.map(({ title, file, line, tests }) => {
      const results = tests.flatMap((test) => test.results)
      return failure(
        title,
        `${join(folder, file)}:${line}`,
        results.flatMap(({ errors }) => errors.map((error) => error.message)),
      )
    }),
    ...(suite.suites ?? []).flatMap((inside) => failuresOfSuite(inside, folder)),
  ]
}

function failure(name, file, messages) {
  return { name, file, message: messages.join('\n') }
}
