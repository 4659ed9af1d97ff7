import { defineConfig } from 'vitest/config'

/** What needs no database: it is neither made for these, nor emptied before each test. All files of a kind share processes:
 *  starting one for each, and loading its libraries, takes longer than their tests. */
const pages = ['tests/{architecture,components,deploy}/**/*.test.{ts,tsx}']

/** The same for lib. */
const pure = [
  'tests/lib/{text,server,html,hant,sealed,articles/body,articles/typeset,articles/proofread}/**/*.test.ts',
  'tests/lib/search/!(find-articles).test.ts',
  'tests/lib/page-cache/!(cached-value|http-cache-tests|page-cache|purge-channel).test.ts',
  'tests/lib/imports/{formats,threads}/**/*.test.ts',
  'tests/lib/imports/!(import-collected|import-files|seed).test.ts',
  'tests/lib/imports/page/!(import-url).test.ts',
  'tests/lib/{archive,fetch,jobs,metrics,receipts}/**/*.test.ts',
  'tests/lib/media/{storage,picture-markup}.test.ts',
  'tests/lib/near-duplicates/simhash.test.ts',
  'tests/lib/media/{detect,files,pictures}/**/*.test.ts',
  'tests/lib/cli/{abort-on-signal,command,import-report,progress,refusal,table}.test.ts',
  'tests/lib/{abortable,canonical-target,config,errors,ip-address,listening-url,origin-verdict,outage}.test.ts',
  'tests/lib/{non-page-paths,path-number,plain-data,time}.test.ts',
  'tests/lib/articles/{changes-between,page-key,publication-date,status,tags,take-down-reasons}.test.ts',
  'tests/lib/backup/{format,line-reader}.test.ts',
  'tests/lib/editors/{passwords,permissions}.test.ts',
  'tests/lib/views/{address-prefixes,classify,page-token,repeats,robots,tally}.test.ts',
  'tests/lib/web/!(desk-*|view-*).test.ts',
]

export default defineConfig({
  test: {
    pool: 'forks',
    // Two cores; tests of the database wait for it.
    maxWorkers: 3,
    projects: [
      { extends: true, test: { name: 'pages', include: pages, isolate: false } },
      {
        extends: true,
        test: {
          name: 'pure',
          include: pure,
          isolate: false,
          setupFiles: ['tests/support/shared-process.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          isolate: false,
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/process/**', ...pages, ...pure],
          globalSetup: ['tests/support/global-setup.ts'],
          setupFiles: ['tests/support/no-owner-stacks.ts', 'tests/support/database.ts'],
        },
      },
    ],
    setupFiles: ['tests/support/console.ts'],
    // Dates here are Asia/Shanghai whatever the server says; the suite runs where an hour has 45 minutes too many.
    env: {
      TZ: 'Asia/Kathmandu',
      SECRET: 'a-secret-of-the-test-suite-that-is-long-enough',
      LOG_LEVEL: 'silent',
    },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    restoreMocks: true,
  },
})
