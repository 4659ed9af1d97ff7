import { db } from '#lib/db/client.ts'
import { config, secret } from '../config.ts'
import { processSingleton } from '../process-singleton.ts'
import { COOKIE_PREFIX } from './session-cookie.ts'

const DAY_S = 86_400

/** better-auth on the portal's own tables: e-mail and password, sessions in Postgres, no sign-up. It is loaded at first
 *  use: its 400 files would be a fifth of a start, and readers have no sessions. */
export function auth() {
  return processSingleton('auth', makeAuth)
}

async function makeAuth() {
  const { prismaAdapter } = await import('better-auth/adapters/prisma')
  const { betterAuth } = await import('better-auth/minimal')
  return betterAuth({
    appName: config().siteName,
    baseURL: config().siteUrl,
    secret: secret(),
    database: prismaAdapter(db(), { provider: 'postgresql' }),
    user: {
      modelName: 'editor',
      additionalFields: {
        role: { type: ['editor', 'chief_editor', 'admin'], required: true, input: false },
        disabledAt: { type: 'date', required: false, input: false },
      },
    },
    session: { expiresIn: 14 * DAY_S, disableSessionRefresh: true },
    emailAndPassword: { enabled: true, disableSignUp: true },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      // One cookie name with and without HTTPS; lib/web sets Secure by the request.
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
    },
    // Attempts are limited in sign-in-attempts.ts: better-auth's limiter belongs to its router, which is not used.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
}
