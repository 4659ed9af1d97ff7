import { Agent, request } from 'node:http'
import { issueToken, readToken } from '#lib/public-forms/form-token.ts'
import { GUARD_FIELDS } from '#lib/public-forms/guard-fields.ts'
import { questionNamed } from '#lib/public-forms/questions.ts'

// node tests/support/send-forms.ts <site> <forms> <seconds>, with the portal's SECRET: sends so many correction requests, each from an
// address of its own, with a token that was read for a minute and the right answer; prints how many had each status.

const [site = '', forms = '0', seconds = '1'] = process.argv.slice(2)
const TOKENS = 200
const READ_FOR_MS = 60_000
const CONNECTIONS = 64

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
const tokens: Record<string, string>[] = []
for (let one = 0; one < TOKENS; one++) tokens.push(await guards())
// The caller begins to measure.
process.stdout.write('ready\n')
await new Promise((go) => process.stdin.once('data', go))
process.stdin.destroy()

const statuses: Record<string, number> = {}
const from = performance.now()
const sent: Promise<void>[] = []
const perMs = Number(forms) / (Number(seconds) * 1_000)
while (sent.length < Number(forms)) {
  const due = Math.min(Number(forms), Math.floor((performance.now() - from) * perMs))
  while (sent.length < due) sent.push(send(sent.length))
  await new Promise((wait) => setTimeout(wait, 2))
}
await Promise.all(sent)
console.log(JSON.stringify(statuses))

async function guards(): Promise<Record<string, string>> {
  const token = await issueToken('correction', Date.now() - READ_FOR_MS)
  const { question } = (await readToken('correction', { token, solution: '' })) ?? { question: '' }
  return { [GUARD_FIELDS.token]: token, [GUARD_FIELDS.answer]: questionNamed(question)?.answers[0] ?? '' }
}

function send(number: number): Promise<void> {
  const fields = {
    ...tokens[number % TOKENS],
    ...{
      article: '1',
      url: `${site.replace('127.0.0.1', 'localhost')}/articles/1`,
      sentence: '志愿服务',
      correctText: '志愿者服务',
    },
    ...{ proof: '见原文。'.repeat(200), name: '读者', email: `reader${number}@example.cn` },
  }
  const body = new URLSearchParams(fields).toString()
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(body.length),
    'x-forwarded-for': `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
  }
  return new Promise((done) => {
    const count = (status: string) => {
      statuses[status] = (statuses[status] ?? 0) + 1
      done()
    }
    const asked = request(`${site}/corrections/new`, { agent, method: 'POST', headers }, (response) => {
      response.resume().once('end', () => count(String(response.statusCode)))
    })
    asked.once('error', () => count('lost')).end(body)
  })
}
