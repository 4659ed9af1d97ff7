import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDataFolder, type Portal, runToEnd, startPortal } from '../support/portal.ts'
import { isAlive, postgresPid } from './store.ts'

describe('the first start on an empty data folder, and the next one', () => {
  let portal: Portal
  let env: Record<string, string>
  let data: Awaited<ReturnType<typeof aDataFolder>>

  beforeAll(async () => {
    data = await aDataFolder()
    env = { DATA_DIR: data.folder }
    portal = await startPortal(env)
  })

  afterAll(async () => {
    await portal.stop()
    await data.remove()
  })

  it('prints one line a step with its duration, the address, and a link for the first editor', () => {
    for (const name of ['database', 'migrations', 'first article', 'jobs', 'policies', 'pages'])
      expect(portal.stdout()).toMatch(new RegExp(`^✓ ${name} +\\d+\\.\\d s`, 'm'))
    expect(portal.url).toMatch(/^http:\/\/localhost:\d+$/)
    expect(portal.setUpUrl).toMatch(/^http:\/\/localhost:\d+\/admin\/set-up\?key=[\w-]{43}$/)
  })

  it('serves the seed article with its 811 views', async () => {
    const page = await (await fetch(`${portal.url}/articles/1`)).text()
    expect(page).toContain('>811</span>')
    expect(page).toContain('2023年乐从镇志愿者联合会党建结对共建单位名单')
  })

  it('reports its health', async () => {
    expect((await fetch(`${portal.url}/api/health`)).status).toBe(200)
  })

  it('restricts access to its secret and its password', () => {
    for (const name of ['secret', 'postgres-password', 'postgres.json'])
      expect(statSync(join(data.folder, name)).mode & 0o777).toBe(0o600)
    expect(statSync(data.folder).mode & 0o777).toBe(0o700)
  })

  it('refuses another instance on its data folder in one line, and goes on unharmed', async () => {
    const { code, stderr } = await runToEnd(['server.ts'], env)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^[^\n]+\n$/)
    expect(stderr).toMatch(
      `the data folder ${data.folder} is in use by another instance (process ${portal.pid})`,
    )
    expect((await fetch(`${portal.url}/articles/1`)).status).toBe(200)
  })

  it('shares its database with the command line', async () => {
    const listed = await portal.cli(['article', 'list', '--json'])
    expect(listed).toMatchObject({ exitCode: 0, stderr: '' })
    expect(JSON.parse(listed.stdout).items).toHaveLength(1)
  })

  it('accepts the link until there is an editor', async () => {
    expect((await fetch(portal.setUpUrl ?? '')).status).toBe(200)
    const words = ['user', 'create', '--email', 'chen@example.cn', '--name', '陈管理', '--role', 'admin']
    const made = await portal.cli([...words, '--password-stdin'], { input: 'eine-lange-Losung-7\n' })
    expect(made).toMatchObject({ exitCode: 0, stderr: '' })
    const postgres = await postgresPid(data.folder)
    expect(await portal.stop()).toMatchObject({ code: 0, stderr: '' })
    expect(isAlive(postgres)).toBe(false)

    portal = await startPortal(env)
    expect(portal.setUpUrl).toBeNull()
    expect(portal.stdout()).toContain('up to date')
    expect((await fetch(`${portal.url}/articles/1`)).status).toBe(200)
    const listed = await portal.cli(['article', 'list', '--json'])
    expect(JSON.parse(listed.stdout).items).toHaveLength(1)
  })

  it('accepts a copy of the data folder with another owner, when it is root', async (context) => {
    if (process.getuid?.() !== 0) return context.skip('only root may give files away')
    await portal.stop()
    execFileSync('chown', ['-R', '12345:12345', join(data.folder, 'postgres')])
    portal = await startPortal(env)
    expect((await fetch(`${portal.url}/articles/1`)).status).toBe(200)
  })

  it('lets the command line start the database when no portal runs', async () => {
    await portal.stop()
    const { code, stdout } = await runToEnd(['lib/cli/main.ts', 'article', 'list', '--json'], env)
    expect(code).toBe(0)
    expect(JSON.parse(stdout).items).toHaveLength(1)
    const overlapping = await Promise.all(
      Array.from({ length: 3 }, () => runToEnd(['lib/cli/main.ts', 'article', 'list', '--json'], env)),
    )
    for (const { code, stderr } of overlapping) expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })
})
