import { aPdf } from '../support/media-files.ts'
import { accessible } from './support/accessible.ts'
import { admin, body, createUser, editor, notice, open, signIn, title } from './support/fixtures.ts'
import { aNewsSite } from './support/news-site.ts'
import { expect, listen, test } from './support/portal.ts'

const aChief = { ...admin, name: '梁主编', role: 'chief_editor' }

test('the printed link makes the first editor, once', async ({ page, portal }) => {
  await page.goto(portal.setUpUrl)
  await accessible(page)
  await page.getByLabel('姓名').fill(admin.name)
  await page.getByLabel('电子邮箱').fill(admin.email)
  await page.getByLabel('密码').fill('short')
  await page.getByRole('button', { name: '建立账号并登录' }).click()
  await expect(page.locator('.field-error')).toContainText('10')
  await expect(page.getByLabel('电子邮箱'), 'nothing typed is lost').toHaveValue(admin.email)
  await page.getByLabel('密码').fill(admin.password)
  await page.getByRole('button', { name: '建立账号并登录' }).click()
  await expect(page).toHaveURL(/\/admin\/articles/)
  await expect(page.getByText('顺德乐从探索志愿服务高质量发展新模式')).toBeVisible()
  await page.context().clearCookies()
  await page.goto(portal.setUpUrl)
  await expect(page.getByRole('heading', { name: '链接已失效' })).toBeVisible()
})

test('a wrong password is refused in words, the right one leads back to where one wanted to go', async ({
  page,
  portal,
}) => {
  const huang = { ...editor, email: 'huang.entry@example.cn' }
  await createUser(portal, huang)
  await page.goto('/admin/articles/1')
  await expect(page).toHaveURL(/\/admin\/sign-in\?return=/)
  await accessible(page)
  await page.getByLabel('电子邮箱').fill(huang.email)
  await page.getByLabel('密码').fill('nicht-das-richtige')
  await page.getByRole('button', { name: /^显示\s*密码$/ }).click()
  await expect(page.getByLabel('密码')).toHaveAttribute('type', 'text')
  await page.getByRole('button', { name: /^隐藏\s*密码$/ }).click()
  await expect(page.getByLabel('密码')).toHaveAttribute('type', 'password')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.locator('form [role=alert]')).toBeVisible()
  await expect(page.getByLabel('电子邮箱')).toHaveValue(huang.email)
  await expect(page.getByLabel('密码'), 'a refused password is not shown again').toHaveValue('')
  await expect(page.getByLabel('密码')).toBeFocused()
  await page.getByLabel('密码').fill(huang.password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL(/\/admin\/articles\/1$/)
  const [cookie] = await page.context().cookies()
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
})

test('signing out ends the session for good', async ({ page, portal }) => {
  const huang = { ...editor, email: 'huang.leaving@example.cn' }
  await createUser(portal, huang)
  await signIn(page, huang)
  const cookies = await page.context().cookies()
  await page.getByRole('button', { name: '退出' }).click()
  await expect(page).toHaveURL(/\/admin\/sign-in/)
  await page.context().addCookies(cookies)
  await page.goto('/admin/articles')
  await expect(page, 'the old cookie opens nothing').toHaveURL(/\/admin\/sign-in/)
})

test('after an upgrade an open form says so, and keeps what I typed', async ({ browser, portal }) => {
  const huang = { ...editor, email: 'huang.upgraded@example.cn' }
  await createUser(portal, huang)
  // A page of its own: the browser complains about the refused request.
  const page = await browser.newPage({ baseURL: portal.url })
  const ofAnotherVersion = { 'next-action': 'f'.repeat(42) }
  const upgrade = () =>
    page.route('**/admin/**', (route, request) =>
      route.continue({
        headers: { ...request.headers(), ...(request.method() === 'POST' ? ofAnotherVersion : {}) },
      }),
    )
  const said = '网站已更新，请刷新本页，文字会留着'
  await upgrade()
  await page.goto('/admin/sign-in')
  await page.getByLabel('电子邮箱').fill(huang.email)
  await page.getByLabel('密码', { exact: true }).fill(huang.password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByText(said)).toBeVisible()
  await expect(page.getByLabel('电子邮箱')).toHaveValue(huang.email)
  await page.unroute('**/admin/**')
  await signIn(page, huang, '/admin/articles/new')
  await upgrade()
  await page.locator('#field-title').fill('乐从镇志愿者联合会')
  await page.keyboard.press('Control+s')
  await expect(page.getByText(said)).toBeVisible()
  await expect(page.locator('#field-title')).toHaveValue('乐从镇志愿者联合会')
  await page.close()
})

test('I repost by address: nothing of a hostile page runs, and only a chief publishes what is from nowhere', async ({
  page,
  browser,
  portal,
}) => {
  // Two persons, three runs of jobs and a published article: the longest way through the desk.
  test.slow()
  const huang = { ...editor, email: 'huang.reposts@example.cn' }
  const liang = { ...aChief, email: 'liang.reposts@example.cn' }
  await createUser(portal, huang)
  await createUser(portal, liang)
  const site = await aNewsSite()
  const foreign: string[] = []
  page.on('request', (request) => {
    const isOwn = request.url().startsWith(portal.url) || /^(?:data|blob):/.test(request.url())
    if (!isOwn) foreign.push(request.url())
  })
  page.on('dialog', (dialog) => {
    foreign.push(dialog.message())
    return dialog.dismiss()
  })
  const nothingRan = async () => {
    expect(foreign).toEqual([])
    expect(await page.evaluate(() => 'hit' in window)).toBe(false)
  }
  const importAddress = async (address: string) => {
    await page.getByLabel('每行一个网址').fill(address)
    await page.getByLabel('城市').selectOption({ label: '乐从' })
    await page.getByRole('button', { name: '导入网址' }).click()
    await expect(page).toHaveURL(/\/admin\/imports\/\d+$/)
  }

  await signIn(page, huang, '/admin/imports')
  await page.getByRole('button', { name: '导入网址' }).click()
  await expect(page.getByText('请填写至少一个网址').first()).toBeVisible()
  await accessible(page)
  await importAddress(site.addresses[0])
  await expect(page.getByRole('progressbar', { name: '读了多少' })).toBeVisible()
  site.answer()
  await expect(page.locator('.run-state')).toHaveText('已完成导入 1')
  await accessible(page)
  await page.getByRole('link', { name: /家庭赛的消息/ }).click()
  await expect(title(page)).toHaveValue(/^<img src=x onerror=.*家庭赛的消息$/)
  await expect(page.getByLabel('来源', { exact: true })).toHaveValue(/乐从发布/)
  await expect(page.getByLabel('原网址')).toHaveValue(site.addresses[0])
  await expect(page.getByLabel('发布时间')).toHaveValue('2023-08-18T10:22')
  await expect(body(page).getByAltText('授旗现场')).toBeVisible()
  await expect(body(page).locator('th').first()).toHaveText('组别')
  await page.getByRole('button', { name: /^发布/ }).click()
  await expect(page.getByRole('dialog')).toContainText('只有主编可以发布：请先存草稿，交主编决定。')
  await nothingRan()
  const draft = new URL(page.url()).pathname

  const context = await browser.newContext({ baseURL: portal.url, locale: 'zh-CN' })
  const chief = await context.newPage()
  const complaints = listen(chief)
  await signIn(chief, liang, draft)
  await chief.getByRole('button', { name: /^发布/ }).click()
  const dialog = chief.getByRole('dialog')
  await dialog.getByRole('button', { name: /是装饰图片/ }).click()
  await dialog.getByLabel(/仍要发布的理由/).fill('作者当面授权')
  await dialog.getByRole('button', { name: /^确认发布/ }).click()
  await expect(notice(chief, '已发布，读者现在可以看到')).toBeVisible()
  expect(complaints()).toEqual([])
  await context.close()
  await page.goto(draft.replace('/admin', ''))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('家庭赛的消息')
  await nothingRan()

  await open(page, '/admin/imports')
  await importAddress(site.addresses[1])
  await expect(page.locator('.run-state')).toContainText('疑似重复 1')
  await expect(page.getByText(/与《.*家庭赛的消息》（文章 \d+）几乎一样/)).toBeVisible()
  site.close()
})

test('I import a table, see which line is wrong, and take it back; a source is listed with its contract', async ({
  page,
  portal,
}) => {
  const liang = { ...aChief, email: 'liang.imports@example.cn' }
  await createUser(portal, liang)
  await signIn(page, liang, '/admin/imports')
  const buffer = Buffer.from(
    '标题,正文,来源\n旧站的一条,志愿者到场服务。,乐从发布\n,没有标题的一行,乐从发布\n',
  )
  await page.getByLabel('选择或拖入文件').setInputFiles({ name: '旧站.csv', mimeType: 'text/csv', buffer })
  await expect(page.getByText('已上传')).toBeVisible()
  await page.getByLabel('城市').selectOption({ label: '乐从' })
  await page.getByRole('button', { name: '导入文件' }).click()
  await expect(page.locator('.run-state')).toHaveText('已完成导入 1，未导入 1')
  await expect(page.getByText(/^第 3 行：.*标题/)).toBeVisible()
  await page.getByText('撤销导入…').click()
  await page.getByRole('button', { name: '撤销导入', exact: true }).click()
  await expect(page.locator('.run-state')).toContainText('已撤销 1')
  await page.goto('/admin/articles?q=旧站的一条')
  await expect(page.getByText('没有找到文章。已删除的文章里有 1 篇。')).toBeVisible()

  await open(page, '/admin/sources')
  await page.getByRole('button', { name: '登记来源' }).click()
  await page.getByLabel('名称（文章里“来源”写的名字）').fill('大良发布')
  await page.getByLabel('转载依据').selectOption({ label: '转载协议' })
  await page
    .getByLabel('选择要上传的文件')
    .setInputFiles({ name: '协议.pdf', mimeType: 'application/pdf', buffer: aPdf() })
  const evidence = page.getByRole('link', { name: '协议.pdf' })
  await expect(page.getByRole('dialog').filter({ has: evidence })).toBeVisible()
  await accessible(page)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(notice(page, '已登记“大良发布”。')).toBeVisible()
  const file = (await evidence.getAttribute('href')) ?? ''
  expect((await page.request.get(file)).status(), 'an editor opens it').toBe(200)
  expect((await fetch(portal.url + file)).status, 'readers do not').toBe(404)
})
