import type { Browser, BrowserContext, Page } from '@playwright/test'
import { accessible } from './accessible.ts'
import {
  aDraft,
  aReport,
  atAMachine,
  body,
  editor,
  notice,
  open,
  ready,
  test,
  theAdmin,
  title,
} from './fixtures.ts'
import { expect } from './portal.ts'

const text = (...paragraphs: string[]) => ({
  type: 'doc',
  content: paragraphs.map((words) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })),
})

/** What the form says of its saving. */
const saving = (page: Page) => page.locator('.saved')
const isStored = (page: Page) => expect(saving(page)).toContainText(/^已存 \d\d:\d\d:\d\d · [\d,]+ 字$/)
const addressOf = (page: Page) => new URL(page.url()).pathname

async function writeAtEnd(page: Page, words: string) {
  await body(page).locator('p').last().click()
  await page.keyboard.press('End')
  await page.keyboard.type(words)
}

/** Another browser of the same editor, with nothing of the first one in it but his session. */
async function anotherMachine(browser: Browser, from: BrowserContext, url: string, path: string) {
  const { cookies } = await from.storageState()
  return atAMachine(browser, { baseURL: url, storageState: { cookies, origins: [] } }, path)
}

/** What an editor is promised of his text, each told to its last character. */
export function autosaveScenarios(): void {
  test('what I type is stored by itself: a new article begins once, also where I close the tab at once', async ({
    page,
    portal,
  }) => {
    page.on('dialog', (dialog) => dialog.accept())
    await open(page, '/admin/articles/new')
    await title(page).fill('自己存下的文章')
    await body(page).click()
    await page.keyboard.type('第一句。')
    await isStored(page)
    await expect(page).toHaveURL(/\/admin\/articles\/\d+$/)
    await expect(body(page), 'the caret stays').toBeFocused()
    await page.keyboard.type('第二句。')
    await accessible(page)
    await page.keyboard.type('最后半')
    // Closed within the pause: what was typed last goes out with the page.
    const path = addressOf(page)
    await page.close()
    const again = await page.context().newPage()
    await open(again, path)
    await expect(body(again)).toHaveText('第一句。第二句。最后半')
    await expect(title(again)).toHaveValue('自己存下的文章')
    await expect(again.getByLabel('未提交的修改')).toContainText('没有提交的文字')
    const list = JSON.parse((await portal.cli('article', 'list', '--q', '自己存下的', '--json')).stdout)
    expect(list.items, 'one draft, of one version').toMatchObject([{ status: 'draft', version: 1 }])
    await again.keyboard.press('Control+s')
    await expect(notice(again, '草稿已保存')).toBeVisible()
    await expect(again.getByText('有未提交的修改')).toHaveCount(0)
    const shown = await portal.cli('article', 'show', path.split('/').at(-1) ?? '')
    expect(shown.stdout.match(/起草|保存草稿/g), 'the record holds what I did').toHaveLength(2)
  })

  test('without a network, without the server and without a session nothing is lost, and all of it is stored after', async ({
    page,
    browser,
    portal,
  }) => {
    const { id } = await aDraft(portal, '断断续续的稿件', { body: text('开头。') })
    await open(page, `/admin/articles/${id}`)
    await writeAtEnd(page, '有网。')
    await isStored(page)
    await page.context().setOffline(true)
    await page.keyboard.type('没网。')
    await expect(saving(page)).toContainText('没有网络，已存在本机，连上后自动补存')
    await page.keyboard.type('还没网。')
    await page.context().setOffline(false)
    await isStored(page)

    // What a proxy in front says while the portal starts anew.
    await page.route('**/admin/api/autosaves', (route) =>
      route.fulfill({ status: 503, contentType: 'text/html', body: '<h1>503</h1>' }),
    )
    await page.keyboard.type('服务器重启。')
    await expect(saving(page)).toContainText('服务器没有应答，已存在本机，稍后自动补存')
    await page.unroute('**/admin/api/autosaves')
    await isStored(page)

    await page.context().clearCookies()
    await page.keyboard.type('登录过期。')
    await expect(saving(page)).toContainText('登录已过期')
    await page.keyboard.type('接着写。')
    await page.getByRole('alert').getByRole('button', { name: '登录…' }).click()
    const dialog = page.getByRole('dialog', { name: '重新登录' })
    await accessible(page)
    await dialog.getByLabel('密码', { exact: true }).fill('wrong-password')
    await dialog.getByRole('button', { name: '登录', exact: true }).click()
    await expect(dialog.getByRole('alert')).toContainText('邮箱或密码不对')
    await dialog.getByLabel('密码', { exact: true }).fill(editor.password)
    await dialog.getByRole('button', { name: '登录', exact: true }).click()
    await expect(dialog).toHaveCount(0)
    await isStored(page)
    const all = '开头。有网。没网。还没网。服务器重启。登录过期。接着写。'
    await expect(body(page)).toHaveText(all)

    const other = await anotherMachine(browser, page.context(), portal.url, `/admin/articles/${id}`)
    await expect(body(other.page), 'on another machine').toHaveText(all)
    await expect(other.page.getByLabel('未提交的修改')).toContainText(/写于.+上的 Chrome/)
    await other.leave()
  })

  test('two tabs and another machine of mine never quarrel, and keep what I typed in each', async ({
    page,
    browser,
    portal,
  }) => {
    const { id } = await aDraft(portal, '开了几处的稿件', { body: text('第一段。', '第二段。') })
    await open(page, `/admin/articles/${id}`)
    const second = await page.context().newPage()
    await open(second, `/admin/articles/${id}`)
    await writeAtEnd(page, '甲。')
    await isStored(page)
    await expect(body(second), 'the other tab goes along').toContainText('第二段。甲。')
    await writeAtEnd(second, '乙。')
    await isStored(second)
    await expect(body(page)).toContainText('第二段。甲。乙。')
    await page.keyboard.press('Control+s')
    await expect(notice(page, '草稿已保存')).toBeVisible()
    await expect(second.locator('.bar')).toContainText('第 2 版')
    await writeAtEnd(second, '丙。')
    await second.keyboard.press('Control+s')
    await expect(notice(second, '草稿已保存'), 'my own saving is no conflict').toBeVisible()
    await second.close()

    const other = await anotherMachine(browser, page.context(), portal.url, `/admin/articles/${id}`)
    await body(other.page).locator('p').first().click()
    await other.page.keyboard.press('End')
    await other.page.keyboard.type('另一台电脑。')
    await isStored(other.page)
    await writeAtEnd(page, '这一台。')
    await expect(notice(page, /写的文字已合并进来/)).toBeVisible()
    await expect(body(page)).toHaveText('第一段。另一台电脑。第二段。甲。乙。丙。这一台。')
    await isStored(page)
    await expect(page.locator('.conflict')).toHaveCount(0)
    await other.leave()
  })

  test('I see who else has the article open, hear of his saving, and both texts stay until I decide', async ({
    page,
    browser,
    portal,
    sessions,
  }) => {
    const { id } = await aDraft(portal, '两人同写的草稿', { body: text('共同的一段。', '另一段。') })
    await open(page, `/admin/articles/${id}`)
    await writeAtEnd(page, '我写的。')
    await isStored(page)
    const colleague = await theAdmin(browser, portal, sessions, '/admin/articles?q=两人同写')
    const row = colleague.page.getByRole('row').filter({ hasText: '两人同写的草稿' })
    await expect(row).toContainText('未提交的修改：黄编辑')
    await expect(row).toContainText('黄编辑正在编辑')
    await open(colleague.page, `/admin/articles/${id}`)
    await expect(colleague.page.getByText(/黄编辑 .*起也打开着这篇文章，有未提交的修改/)).toBeVisible()
    await writeAtEnd(colleague.page, '同事写的。')
    await colleague.page.keyboard.press('Control+s')
    await expect(notice(colleague.page, '草稿已保存')).toBeVisible()

    await page.keyboard.type('接着写。')
    await expect(page.getByText(/陈管理 .*起也打开着/)).toBeVisible()
    await expect(page.locator('.elsewhere')).toContainText('陈管理')
    await accessible(page)
    await page.getByRole('button', { name: '查看并合并' }).click()
    const question = page.getByRole('group', { name: /正文：两个人都改了这一处/ })
    await expect(question.locator('ins mark').first()).toHaveText('同事写的。')
    await question.getByLabel('两段都留').check()
    await page.getByRole('button', { name: '合并我的改动' }).click()
    await expect(notice(page, '草稿已保存')).toBeVisible()
    await expect(body(page)).toHaveText('共同的一段。另一段。同事写的。另一段。我写的。接着写。')
    await colleague.page.close()
    await expect(async () => {
      // As who comes back to the window; otherwise it is heard with the next heartbeat.
      await page.evaluate(() => dispatchEvent(new Event('focus')))
      await expect(page.getByText(/陈管理 .*起也打开着/)).toHaveCount(0, { timeout: 3_000 })
    }, 'a closed tab is gone at once').toPass({ timeout: 30_000 })
    await colleague.leave()
  })

  test('an article that is deleted or taken down under my form takes nothing of my text with it', async ({
    page,
    portal,
  }) => {
    const { id, version } = await aDraft(portal, '被删掉的草稿', { body: text('原来的。') })
    await open(page, `/admin/articles/${id}`)
    await writeAtEnd(page, '我的心血。')
    await isStored(page)
    expect(
      (await portal.cli('article', 'delete', `${id}`, '--as', 'chen@example.cn')).exitCode,
      `version ${version}`,
    ).toBe(0)
    await page.keyboard.type('还在写。')
    await expect(page.locator('.elsewhere')).toContainText('删除了这篇草稿')
    await page.getByRole('button', { name: '另存为新文章' }).click()
    await expect(page).toHaveURL(
      (url) => /^\/admin\/articles\/(?!new$)/.test(url.pathname) && !url.pathname.endsWith(`/${id}`),
    )
    await expect(saving(page)).not.toContainText('正在存')
    await page.reload()
    await ready(page)
    await expect(body(page)).toHaveText('原来的。我的心血。还在写。')

    const report = await aReport(portal, '被下架的报道', { body: text('读者看到的。') })
    await open(page, `/admin/articles/${report.id}`)
    await writeAtEnd(page, '改到一半。')
    await isStored(page)
    const down = { reason: 'copyright', note: '权利人来函。' }
    const { version: now } = await portal.verb('take-down', { ...report, ...down })
    await page.keyboard.type('又写。')
    await expect(page.locator('.elsewhere')).toContainText('下架了这篇文章')
    await isStored(page)
    await portal.verb('restore', { id: report.id, version: now, note: '权利人已授权。' })
    await open(page, `/admin/articles/${report.id}`)
    await expect(body(page)).toHaveText('读者看到的。改到一半。又写。')
    expect(await (await page.request.get(`/articles/${report.id}`)).text()).not.toContain('改到一半')
  })
}
