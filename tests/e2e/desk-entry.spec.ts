import { accessible, admin, createUser, editor, signIn } from './support/fixtures.ts'
import { expect, test } from './support/portal.ts'

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
