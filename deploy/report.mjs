/** Reads the JSON reports of Vitest and Playwright. */

/** The figures of a report: `{ passed, failed }`. A test that failed once and then passed has failed. */
export function figures(report) {
  if ('numPassedTests' in report) return { passed: report.numPassedTests, failed: report.numFailedTests }
  const { expected, unexpected, flaky } = report.stats
  return { passed: expected, failed: unexpected + flaky }
}

/** What failed in a report: `[{ name, file, message }]`. */
export function failures(report) {
  return 'numPassedTests' in report
    ? report.testResults.flatMap(failuresOfFile)
    : [
        ...report.errors.map((error) => failure('', '', [error.message])),
        ...report.suites.flatMap(failuresOfSuite),
      ]
}

function failuresOfFile({ name: file, message, status, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed')
  // A file can fail without a test: it did not load, or a hook of it failed.
  if (failed.length === 0 && status === 'failed') return [failure('', file, [message])]
  return failed.map((test) => failure(test.fullName, file, test.failureMessages))
}

function failuresOfSuite(suite) {
  const failed = suite.specs.filter((spec) => !spec.ok)
  return [
    ...failed.map(({ title, file, line, tests }) => {
      const results = tests.flatMap((test) => test.results)
      return failure(
        title,
        `${file}:${line}`,
        results.flatMap(({ errors }) => errors.map((error) => error.message)),
      )
    }),
    ...(suite.suites ?? []).flatMap(failuresOfSuite),
  ]
}

function failure(name, file, messages) {
  return { name, file, message: messages.join('\n') }
}
