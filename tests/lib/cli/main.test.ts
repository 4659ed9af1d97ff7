import { describe, expect, it } from 'vitest'
import { call, callJson } from './call.ts'

const nowhere = { env: { DATABASE_URL: 'postgresql://127.0.0.1:1/none' } }

describe('a command line that is none of ours', () => {
  it.each([
    ['nothing', []],
    ['a word that is no command', ['publish']],
    ['half a command', ['article']],
    ['a command with a word too few', ['article', 'show']],
    ['a command with a word too many', ['article', 'show', '1', '2']],
    ['a number that is none', ['article', 'show', '1e3']],
    ['an unknown option', ['article', 'list', '--all']],
    ['an option without its value', ['article', 'publish', '1', '--as']],
    ['a flag with a value', ['article', 'list', '--json=yes']],
    ['a required option that is missing', ['import', 'collected', 'x.txt']],
    ['a verb in nobody’s name', ['article', 'publish', '1']],
  ])('%s: usage on stderr, exit 2, no database needed', async (_what, words) => {
    const { exitCode, stdout, stderr } = await call(words, nowhere)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toContain('用法:npm run cli -- ')
    expect(stderr.trim().split('\n')).toHaveLength(3)
  })

  it('with --json is an object with its code', async () => {
    const { exitCode, printed } = await callJson(['article', 'show'], nowhere)
    expect({ exitCode, printed }).toEqual({
      exitCode: 2,
      printed: { error: { code: 'usage', message: '缺少 ID', usage: 'article show ID [--as E] [--json]' } },
    })
  })
})

describe('help', () => {
  it('names every command, and is the same by any of its names', async () => {
    const [help, long, short] = await Promise.all(
      [['help'], ['--help'], ['-h']].map((words) => call(words, nowhere)),
    )
    expect(help).toMatchObject({ exitCode: 0, stderr: '' })
    expect([long, short]).toEqual([help, help])
    for (const command of [
      ...[
        'user create',
        'user list',
        'article list',
        'article show ID',
        'article publish ID',
        'article amend ID',
      ],
      ...['article take-down ID', 'article restore ID', 'import collected FILE', 'city list', 'city create'],
      ...['column create', 'db migrate', 'db seed', 'db diff'],
    ])
      expect(help?.stdout).toContain(`  ${command} `)
  })

  it('tells all that one command takes, and a group of them', async () => {
    const one = await call(['help', 'article', 'take-down'], nowhere)
    expect(one).toMatchObject({ exitCode: 0, stderr: '' })
    expect(one.stdout).toContain('article take-down ID --as E [--reason R] [--note T]')
    expect(one.stdout).toContain('legal_order(依法下架)')
    expect(await call(['article', 'take-down', '--help'], nowhere)).toEqual(one)
    expect((await callJson(['help', 'db'], nowhere)).printed.commands).toHaveLength(3)
    expect(await call(['help', 'nothing'], nowhere)).toMatchObject({ exitCode: 2 })
  })
})
