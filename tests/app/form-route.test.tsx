import { access } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { formRoute } from '#app/(reader)/_document/form-route.tsx'
import { FormFileField } from '#components/reader/form-file-field.tsx'
import { FormTextField } from '#components/reader/form-text-field.tsx'
import { PublicForm } from '#components/reader/public-form.tsx'
import { Page } from '#components/reader/reader-page.tsx'
import { DomainError } from '#lib/errors.ts'
import { parseInput } from '#lib/input.ts'
import { purposeOf } from '#lib/public-forms/form-purposes.ts'
import { GUARD_FIELDS } from '#lib/public-forms/guard-fields.ts'
import { aPng } from '../support/media-files.ts'
import { guardFields, postedForm, sendForm } from '../support/public-forms.ts'
import { ask, wordsOf } from '../support/routes.ts'

// Purpose: a page with a public form, from the first look to the receipt: whatever is refused comes back with everything that
// was typed, what was refused is not counted, and no file outlives its request.

const schema = z.object({ title: z.string().min(1, '请填写标题'), email: z.string() })

type Accepted = { key: string; title: string; file: string | undefined }

/** A page with a form of its own, of a purpose with all guards, and what it accepted. */
function aFormPage({ fails }: { fails?: () => Error } = {}) {
  const accepted: Accepted[] = []
  const route = formRoute('contribution', {
    page: async ({ site, form }) => ({
      markup: (
        <Page site={site} title="试填">
          <PublicForm form={form} label="试填" submit="提交">
            <FormTextField form={form} name="title" label="标题" required />
            <FormTextField form={form} name="email" label="邮箱" isPrivate />
            <FormFileField form={form} name="files" label="附件" />
          </PublicForm>
        </Page>
      ),
      tags: [],
    }),
    accept: async ({ key, fields, files, storing }) => {
      if (fails) {
        storing()
        throw fails()
      }
      const { title } = parseInput(schema, fields.input(['title', 'email']))
      accepted.push({ key, title, file: files[0] && `${files[0].format} ${files[0].name}` })
      return '/receipts/1'
    },
  })
  const send = async (
    ...form: Parameters<typeof postedForm> extends [unknown, ...infer Rest] ? Rest : never
  ) => {
    const posted = await postedForm('contribution', ...form)
    const response = await sendForm(route.POST, '/contribute', posted)
    return { posted, response, html: await response.text() }
  }
  return { accepted, send, show: () => ask(route.GET, '/contribute', {}) }
}

describe('a page with a public form', () => {
  it('shows it empty, with a token and a question, and is kept by nobody', async () => {
    const response = await aFormPage().show()
    const html = await response.text()
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(html).toContain('action="/contribute"')
    expect(html).toMatch(/name="form-token" value="[\w-]{300,}"|value="[\w-]{300,}"[^>]*name="form-token"/)
    expect(wordsOf(html)).toContain('防止机器提交的小问题')
    expect(html).not.toContain('class="form-problems"')
  })

  it('accepts it once its guards are passed, and leads to the receipt', async () => {
    const { accepted, send } = aFormPage()
    const { response, posted } = await send(
      { title: '一处笔误' },
      { files: [{ field: 'files', name: '截图.jpg', bytes: await aPng() }] },
    )
    expect([response.status, response.headers.get('location')]).toEqual([303, '/receipts/1'])
    expect(accepted).toMatchObject([{ title: '一处笔误', file: 'png 截图.jpg.png' }])
    await expect(access(posted.folder ?? '')).rejects.toThrow()
  })

  it.each([
    ['a field that is empty', { title: '' }, '请填写标题'],
    ['a trap that was filled in', { [GUARD_FIELDS.trap]: 'http://spam.example' }, '应当留空'],
    ['no answer', { [GUARD_FIELDS.answer]: '' }, '请回答这个问题'],
    ['a wrong answer', { [GUARD_FIELDS.answer]: '一百' }, '回答不对'],
    ['a token of nobody', { [GUARD_FIELDS.token]: 'bm9uZQ' }, '打开得太久'],
  ])('comes back with what was typed after %s', async (_, wrong, sentence) => {
    const { accepted, send } = aFormPage()
    const { response, html } = await send({ title: '一处笔误', email: 'wang@example.cn', ...wrong })
    expect([response.status, response.headers.get('cache-control')]).toEqual([422, 'no-store'])
    expect(wordsOf(html)).toContain(sentence)
    expect(html).toContain('value="wang@example.cn"')
    expect(html).not.toContain('spam.example')
    expect(accepted).toEqual([])
  })

  it.each([
    ['sooner than anybody can write', 0, '提交得太快了'],
    ['a day after it was opened', 25 * 3_600_000, '打开得太久'],
  ])('comes back when it is sent %s', async (_, openMs, sentence) => {
    const { send } = aFormPage()
    const { response, html } = await send({
      title: '一处笔误',
      ...(await guardFields('contribution', Date.now() - openMs)),
    })
    expect(response.status).toBe(422)
    expect(wordsOf(html)).toContain(sentence)
    expect(html).toContain('value="一处笔误"')
  })

  it('stays the same act when it comes back, and says which files are to be chosen again', async () => {
    const { accepted, send } = aFormPage()
    const guards = await guardFields('contribution')
    const files = [{ field: 'files', name: '截图.jpg', bytes: await aPng() }]
    const { html } = await send({ title: '', ...guards }, { files })
    expect(wordsOf(html)).toContain('请重新选择。原来选的是“截图.jpg”。')
    expect(html).toContain(guards[GUARD_FIELDS.token])
    await send({ title: '一处笔误', ...guards })
    await send({ title: '一处笔误', ...guards })
    expect(accepted[0]?.key).toBe(accepted[1]?.key)
  })

  it('refuses a file that lies about what it is', async () => {
    const bytes = new TextEncoder().encode(
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    )
    const { response, html } = await aFormPage().send(
      { title: '一处笔误' },
      { files: [{ field: 'files', name: '照片.jpg', bytes }] },
    )
    expect(response.status).toBe(422)
    expect(wordsOf(html)).toMatch(/“照片.jpg”：.*SVG/)
  })
})

describe('what goes wrong below', () => {
  it('is shown with the status of the refusal', async () => {
    const { send } = aFormPage({ fails: () => new DomainError('wrong-state', '这篇文章已经下架。') })
    const { response, html } = await send({ title: '一处笔误' })
    expect(response.status).toBe(409)
    expect(wordsOf(html)).toContain('这篇文章已经下架。')
  })

  it('keeps what was typed when the portal itself fails', async () => {
    const { send } = aFormPage({ fails: () => new Error('out of order') })
    const { response, html } = await send({ title: '一处笔误' })
    expect(response.status).toBe(500)
    expect(html).toContain('value="一处笔误"')
    expect(html).not.toContain('out of order')
  })
})

describe('the limit of an address and of a contact', () => {
  const { hour } = purposeOf('contribution').perContact

  it('counts what was accepted alone, and says when to come back', async () => {
    const { accepted, send } = aFormPage()
    const texts = { title: '一处笔误', email: 'Wang@Example.cn' }
    for (let one = 0; one < hour; one++) {
      await send({ ...texts, title: '' })
      await send(
        { ...texts, email: one % 2 ? 'wang@example.cn' : texts.email },
        { address: `192.0.2.${one}` },
      )
    }
    expect(accepted).toHaveLength(hour)
    const { response, html } = await send(texts)
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(html).toContain('value="一处笔误"')
    expect((await send({ ...texts, email: 'li@example.cn' })).response.status).toBe(303)
  })

  it('counts also what was refused once its files were stored', async () => {
    const { send } = aFormPage({ fails: () => new DomainError('wrong-state', '已经结束。') })
    const files = [{ field: 'files', name: '截图.jpg', bytes: await aPng() }]
    const statuses: number[] = []
    for (let one = 0; one <= hour; one++)
      statuses.push((await send({ title: '一处笔误', email: 'zhou@example.cn' }, { files })).response.status)
    expect(statuses).toEqual([...Array<number>(hour).fill(409), 429])
  })
})
