import { z } from 'zod'
import { ConfigError } from './config-error.ts'

/** Variables of the environment, as in config.ts: the server that mail is given to, and whom it comes from. */
export const mailVariables = {
  SMTP_URL: {
    schema: z
      .url({ protocol: /^smtps?$/, abort: true })
      .refine((text) => {
        const { hostname, pathname, search, hash, username, password } = new URL(text)
        const hasBoth = (username === '') === (password === '')
        return hostname !== '' && /^\/?$/.test(pathname) && search === '' && hash === '' && hasBoth
      })
      .optional(),
    looksLike: 'smtps://user:password@smtp.example.cn or smtp://user:password@smtp.example.cn:587',
  },
  MAIL_FROM: {
    schema: z.email().optional(),
    looksLike: 'the e-mail address that mail comes from, like notice@example.cn, which SMTP_URL needs',
  },
} as const

/** A mail takes a second. */
const PATIENCE_MS = 15_000

/** A mail server (RFC 5321), and whom mail comes from. */
export type SmtpServer = Readonly<{
  host: string
  port: number
  /** Whether the connection begins with TLS (`smtps:`). */
  isSecure: boolean
  /** Whether it is of this machine: there is nobody on the way, and its certificate is often nobody's. */
  isLocal: boolean
  login: Readonly<{ user: string; pass: string }> | undefined
  from: string
  /** How long it may say nothing, in ms, before it counts as away. */
  patienceMs: number
}>

/** The server of SMTP_URL.
 *  @throws ConfigError where one of both variables is there without the other */
export function smtpServer(
  value: (name: keyof typeof mailVariables) => string | undefined,
): SmtpServer | undefined {
  const [address, from] = [value('SMTP_URL'), value('MAIL_FROM')]
  if (address === undefined && from === undefined) return undefined
  if (address === undefined) throw new ConfigError('SMTP_URL', 'not set', mailVariables.SMTP_URL.looksLike)
  if (from === undefined) throw new ConfigError('MAIL_FROM', 'not set', mailVariables.MAIL_FROM.looksLike)
  const { protocol, hostname, port, username, password } = new URL(address)
  const [host, isSecure] = [hostname.replace(/^\[(.*)\]$/, '$1'), protocol === 'smtps:']
  const login =
    username === '' ? undefined : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  return {
    ...{ host, isSecure, login, from, patienceMs: PATIENCE_MS },
    port: port === '' ? (isSecure ? 465 : 587) : Number(port),
    isLocal: /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host),
  }
}
