import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { test as base, expect, listen, type TestedPortal } from './portal.ts'

export const admin = {
  name: '陈管理',
  email: 'chen@example.cn',
  password: 'lecong-2026-admin',
  role: 'admin',
}
export const editor = {
  name: '黄编辑',
  email: 'huang@example.cn',
  password: 'lecong-2026-editor',
  role: 'editor',
}

type Who = typeof admin
type SignedIn = Exclude<BrowserContextOptions['storageState'], string | undefined>
/** The cookies of each person, who signed in once for all tests of a file. */
export type Sessions = { admin: SignedIn; editor: SignedIn }

/** A portal with an administrator and an editor. `page` belongs to the editor, who is signed in. */
export const test = base.extend<object, { sessions: Sessions }>({
  sessions: [
    async ({ portal, browser }, use) => {
      for (const who of [admin, editor]) await createUser(portal, who)
      await portal.verb('source', { name: '乐从发布', basis: 'agreement' })
      await use({
        admin: await signedIn(browser, portal, admin),
        editor: await signedIn(browser, portal, editor),
      })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  storageState: async ({ sessions }, use) => use(sessions.editor),
})

export async function createUser(portal: TestedPortal, { email, name, role, password }: Who): Promise<void> {
  const words = ['user', 'create', '--email', email, '--name', name, '--role', role, '--password-stdin']
  const made = await portal.cli(...words, { input: `${password}\n` })
  expect(made).toMatchObject({ exitCode: 0, stderr: '' })
}

export async function signIn(
  page: Page,
  who: Pick<Who, 'email' | 'password'>,
  path = '/admin/articles',
): Promise<void> {
  await page.goto(`/admin/sign-in?return=${encodeURIComponent(path)}`)
  await page.getByLabel('电子邮箱').fill(who.email)
  await page.getByLabel('密码', { exact: true }).fill(who.password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL(new RegExp(`${path}$`))
  await ready(page)
}

async function signedIn(browser: Browser, portal: TestedPortal, who: Who): Promise<SignedIn> {
  const context = await browser.newContext({ baseURL: portal.url })
  await signIn(await context.newPage(), who)
  const state = await context.storageState()
  await context.close()
  return state
}

/** Waits until the desk's scripts have taken the page over. */
export const ready = (page: Page) => page.locator('html[data-ready=true]').waitFor()

/** Opens a page of the desk and waits for its scripts. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await ready(page)
}

/** A page of the desk at another machine, whose browser has nothing but a session. `leave` says that nothing unexpected was
 *  printed there, and closes it. */
export async function atAMachine(browser: Browser, options: BrowserContextOptions, path: string) {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options })
  const page = await context.newPage()
  const complaints = listen(page)
  await open(page, path)
  const leave = async () => {
    expect(complaints()).toEqual([])
    await context.close()
  }
  return { page, leave }
}

/** The administrator at a machine of his own. */
export function theAdmin(browser: Browser, portal: TestedPortal, sessions: Sessions, path: string) {
  return atAMachine(browser, { baseURL: portal.url, storageState: sessions.admin }, path)
}

/** A draft of the administrator's. */
export function aDraft(portal: TestedPortal, title: string, changes: object = {}) {
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: '周六上午，志愿者来到社区。' }] }
  return portal.verb('draft', {
    origin: 'repost',
    title,
    originalTitle: null,
    summary: '三十名志愿者走访了独居老人。',
    body: { type: 'doc', content: [paragraph] },
    author: null,
    sourceName: '乐从发布',
    sourceUrl: null,
    cityId: 1,
    columnId: null,
    ...changes,
  })
}

/** An article that readers can read. */
export async function aReport(portal: TestedPortal, title: string, changes: object = {}) {
  return portal.verb('publish', await aDraft(portal, title, changes))
}

export const title = (page: Page) => page.getByRole('textbox', { name: '标题', exact: true })
export const body = (page: Page) => page.locator('.ProseMirror')
export const notice = (page: Page, text: string | RegExp) => page.getByText(text).first()
