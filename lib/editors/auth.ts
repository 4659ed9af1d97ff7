import { prismaAdapter } from 'better-auth/adapters/prisma'
import { betterAuth } from 'better-auth/minimal'
import { db } from '#lib/db/client.ts'
import { config, secret } from '../config.ts'
import { processSingleton } from '../process-singleton.ts'
import { COOKIE_PREFIX } from './session-cookie.ts'

const DAY_S = 86_400

/** better-auth over the portal's own tables: e-mail and password, sessions in Postgres, nobody signs himself up. */
export function auth() {
  return processSingleton('auth', makeAuth)
}

function makeAuth() {
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
      // One name for the cookie behind https and on loopback alike; lib/web adds Secure by the request.
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
    },
    // Attempts are counted in lib/editors/attempts.ts: this limiter sits in a router that is not mounted.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
}
