import { describe, expect, it } from 'vitest'
import { commands } from '#lib/cli/commands.ts'
import { run } from '#lib/cli/run.ts'

describe('a command line that cannot be understood', () => {
  it.each([
    ['nothing', []],
    ['a word that is no command', ['publish']],
    ['half a command', ['article']],
    ['a command with a word too few', ['article', 'show']],
    ['a command with a word too many', ['article', 'show', '1', '2']],
    ['a number that is none', ['article', 'show', '1e3']],
    ['a number beyond all articles', ['article', 'show', '2147483648']],
    ['an unknown option', ['article', 'list', '--all']],
    ['an option without its value', ['article', 'publish', '1', '--as']],
    ['an option whose value looks like one', ['article', 'publish', '1', '--as', '--note']],
    ['a flag with a value', ['user', 'create', '--password-stdin=secret']],
    ['a required option that is missing', ['import', 'collected', 'x.txt']],
    ['a verb in nobody’s name', ['article', 'publish', '1']],
    ['help for what is not', ['help', 'nothing']],
    ['help of a command that is not', ['article', 'nothing', '--help']],
    ['an option before the command', ['--as', 'x', 'article', 'list']],
  ])('%s: usage on stderr, exit 2', async (_what, words) => {
    const { exitCode, stdout, stderr } = await run(words)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toContain('用法：npm run cli -- ')
    expect(stderr.trim().split('\n')).toHaveLength(3)
    expect(stderr, 'no sentence of commander’s').not.toMatch(/error|unknown|missing|Did you mean|undefined/)
  })

  it.each([
    ['article list --sttus draft', '没有选项 --sttus；相近的有：--status'],
    ['article amend 1 --source-ulr x --as x', '没有选项 --source-ulr；相近的有：--source-url'],
    ['artcle list', '没有命令“artcle”；相近的有：article'],
    ['article shwo 1', '没有命令“article shwo”；相近的有：article show'],
    ['article shwo --help', '没有命令“article shwo”；相近的有：article show'],
    ['publish 1', '没有命令“publish”；相近的有：article publish、policy publish'],
    ['bakcup x', '没有命令“bakcup”；相近的有：backup'],
    ['article', 'article 缺少命令'],
    ['', '缺少命令'],
    ['article publish 1 --as --note x', '选项 --as 后面缺少值；以“-”开头的值请写成 --as=值'],
    ['user password x --password-stdin=secret', '选项 --password-stdin 不带值'],
    ['article list --q', '选项 --q 后面缺少值；以“-”开头的值请写成 --q=值'],
  ])('%s: %s', async (line, sentence) => {
    const { stderr } = await run(line === '' ? [] : line.split(' '))
    expect(stderr.split('\n')[0]).toBe(sentence)
    expect(stderr).not.toContain('secret')
  })

  it('takes a value that begins with a hyphen after an equals sign, and words after two hyphens', async () => {
    const given = (words: string[]) => run(words, async () => ({ json: null, text: 'ran' }))
    expect(await given(['article', 'list', '--q=-1', '--json'])).toMatchObject({ stdout: 'null\n' })
    expect(await given(['user', 'enable', '--', '--x@example.cn'])).toMatchObject({ stdout: 'ran\n' })
    expect(await given(['backup', '--', '--json'])).toMatchObject({ stdout: 'ran\n' })
  })

  it('with --json is an object with its code', async () => {
    const { stdout, stderr, exitCode } = await run(['article', 'show', '--json'])
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 })
    expect(JSON.parse(stderr)).toEqual({
      error: { code: 'usage', message: '缺少 ID', usage: 'article show ID [--as E] [--json]' },
    })
  })
})

describe('help', () => {
  it('names every command, by `help`, `--help` and `-h` alike', async () => {
    const help = await run(['help'])
    expect(help).toMatchObject({ exitCode: 0, stderr: '' })
    expect(await run(['--help'])).toEqual(help)
    expect(await run(['-h'])).toEqual(help)
    for (const { name, help: said } of commands) {
      expect(help.stdout).toContain(`  ${name} `)
      expect(help.stdout).toContain(said)
    }
  })

  it('has exactly these commands', () =>
    expect(commands.map(({ name, operands }) => [name, ...operands].join(' '))).toEqual([
      ...['user create', 'user list', 'user disable EMAIL', 'user enable EMAIL', 'user role EMAIL'],
      ...['user password EMAIL', 'user sessions EMAIL'],
      ...['article list', 'article show ID', 'article publish ID', 'article withdraw ID', 'article amend ID'],
      ...[
        'article take-down ID',
        'article restore ID',
        'article publish-copy ID',
        'article discard-copy ID',
        'article delete ID',
        'article undelete ID',
        ...['preview list ID', 'preview create ID', 'preview revoke ID LINK'],
        'import collected FILE...',
        'import url ADDRESS...',
        'import csv FILE...',
        'import jsonl FILE...',
        ...['import html FILE...', 'import wxr FILE...', 'import ghost FILE...', 'import docx FILE...'],
      ],
      ...['media add FILE...', 'media list', 'media delete ID', 'media renditions'],
      ...['sources list', 'sources add', 'sources remove', 'sources check'],
      ...['policy list', 'policy show POLICY', 'policy publish POLICY', 'policy withdraw POLICY'],
      ...['setting list', 'setting set KEY'],
      ...[
        'city list',
        'city create',
        'column create',
        'case export NUMBER BUNDLE',
        'case key',
        'case verify BUNDLE',
        ...[
          'calendar show',
          'calendar import CSV',
          'mail status',
          'mail bounce',
          'party log',
          'party find',
          'party erase',
        ],
        ...['seal rotate', 'seal status'],
        'db migrate',
        'db resolve NAME',
        'db seed',
        'db diff',
      ],
      ...['backup FILE', 'restore FILE', 'media restore FOLDER'],
    ]))

  it('tells all that one command takes, and a group of them', async () => {
    const one = await run(['help', 'article', 'take-down'])
    expect(one).toMatchObject({ exitCode: 0, stderr: '' })
    expect(one.stdout).toContain('article take-down ID --as E [--reason R] [--note T]')
    expect(one.stdout).toContain('legal_order(依法下架)')
    expect(await run(['article', 'take-down', '--help'])).toEqual(one)
    expect((await run(['help', 'article'])).stdout).toContain(one.stdout.trim())
    expect(JSON.parse((await run(['--json', 'help', 'db'])).stdout).commands).toHaveLength(4)
  })

  it.each(commands.map((command) => [command.name, command] as const))(
    'is in Chinese for %s, with all its options and an example that it takes',
    async (name, { operands, options, help, example }) => {
      const { stdout, exitCode } = await run([...name.split(' '), '-h'])
      expect(exitCode).toBe(0)
      for (const word of [help, ...operands, ...Object.keys(options).map((option) => `  --${option}`)])
        expect(stdout).toContain(word)
      expect(stdout).not.toMatch(/Usage|Options|Arguments|Commands|display|default/)
      expect(stdout).toContain(`\n例：\n  ${`npm run cli -- ${name} ${example}`.trim()}\n`)
      const words = example.replace(/ < \S+$/, '').split(' ')
      const called = await run([...name.split(' '), ...words.filter((word) => word !== '')], async () => ({
        json: null,
        text: '',
      }))
      expect(called.stderr).not.toContain('用法')
    },
  )
})
