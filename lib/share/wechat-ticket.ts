import { z } from 'zod'
import { DomainError } from '../errors.ts'
import { logs } from '../logs.ts'
import { processSingleton } from '../process-singleton.ts'
import type { WechatAccount } from '../wechat-variables.ts'

const WECHAT = 'https://api.weixin.qq.com'
const LONGEST_MS = 5_000
/** Before WeChat's own end, so that no page is signed with a ticket that ends while it is opened. */
const EARLIER_MS = 5 * 60_000
/** After a failure WeChat is not asked again for so long: it counts the questions of a day. */
const PAUSE_MS = 60_000

const tokenSchema = z.object({ access_token: z.string().min(1) })
const ticketSchema = z.object({ ticket: z.string().min(1), expires_in: z.number().positive() })

type Held = { ticket: string; until: number } | { failed: true; until: number }
type Cell = { held?: Held; asking?: Promise<Held> }

/**
 * The ticket with which pages are signed, kept in this process as long as it holds. The stable access token is asked for,
 * which stays valid for other processes that ask (WeChat, "获取稳定版接口调用凭据").
 * @throws DomainError unavailable
 */
export async function wechatTicket(account: NonNullable<WechatAccount>, api = WECHAT): Promise<string> {
  const cell = processSingleton('wechat-ticket', (): Cell => ({}))
  if (!cell.held || cell.held.until <= Date.now()) {
    cell.asking ??= newTicket(account, api).finally(() => {
      delete cell.asking
    })
    cell.held = await cell.asking
  }
  if ('ticket' in cell.held) return cell.held.ticket
  throw new DomainError('unavailable', '微信暂时没有回答，请稍后再试。')
}

async function newTicket({ appId, secret }: NonNullable<WechatAccount>, api: string): Promise<Held> {
  try {
    const body = JSON.stringify({ grant_type: 'client_credential', appid: appId, secret })
    const { access_token: token } = tokenSchema.parse(
      await answer(`${api}/cgi-bin/stable_token`, { method: 'POST', body }),
    )
    const query = new URLSearchParams({ access_token: token, type: 'jsapi' })
    const { ticket, expires_in: seconds } = ticketSchema.parse(
      await answer(`${api}/cgi-bin/ticket/getticket?${query}`),
    )
    return { ticket, until: Date.now() + Math.max(seconds * 1_000 - EARLIER_MS, PAUSE_MS) }
  } catch (error) {
    // Not the error itself: its address has the token in it.
    logs().warn(
      { reason: error instanceof WechatError ? error.message : 'no answer' },
      'WeChat gave no ticket',
    )
    return { failed: true, until: Date.now() + PAUSE_MS }
  }
}

class WechatError extends Error {
  override readonly name = 'WechatError'
}

const errorSchema = z.object({ errcode: z.number(), errmsg: z.string().max(500) })

async function answer(address: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(address, {
    ...init,
    redirect: 'error',
    signal: AbortSignal.timeout(LONGEST_MS),
  })
  const said: unknown = await response.json()
  const refusal = errorSchema.safeParse(said)
  if (refusal.success && refusal.data.errcode !== 0)
    throw new WechatError(`${refusal.data.errcode} ${refusal.data.errmsg}`)
  return said
}
