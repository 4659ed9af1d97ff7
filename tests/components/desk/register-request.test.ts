import { afterEach, expect, it, vi } from 'vitest'
import { sendNotice } from '#components/desk/register-request.ts'

// Purpose: whatever answers the form, an editor reads one sentence, and by which field; what he typed is not lost by it.

afterEach(() => vi.unstubAllGlobals())

const answering = (answer: () => Response) => {
  vi.stubGlobal('fetch', async () => answer())
  return sendNotice(new FormData())
}
const problem = { code: 'invalid-input', detail: '请修改标红的 1 项。', fields: { way: '请选择收到的方式' } }
const page = (status: number) => () => new Response('<!doctype html>', { status })

it('gives what was registered', async () => {
  const registered = { caseId: 7, missing: [], statusUrl: null }
  expect(await answering(() => Response.json(registered, { status: 201 }))).toEqual({
    done: true,
    registered,
  })
})

it.each<[string, () => Response, object]>([
  [
    'its own refusal',
    () => Response.json(problem, { status: 422 }),
    { code: 'invalid-input', message: problem.detail, fields: problem.fields },
  ],
  ['a session that has ended', page(401), { code: 'unauthenticated', message: '登录已过期。' }],
  [
    'files that are too large',
    page(413),
    { code: 'too-large', message: expect.stringContaining('文件太大') },
  ],
  ['a proxy', page(502), { code: 'unavailable', message: expect.stringContaining('都还在') }],
  [
    'nothing',
    () => {
      throw new TypeError('Failed to fetch')
    },
    { code: 'unavailable', message: expect.stringContaining('连接中断') },
  ],
])('says what %s says', async (_, answer, refusal) => {
  expect(await answering(answer)).toMatchObject({ done: false, refusal })
})
