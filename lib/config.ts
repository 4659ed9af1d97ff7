import { z } from 'zod'
import { announceVariables } from './announce-variables.ts'
import { isBlockedPort } from './blocked-ports.ts'
import { ConfigError, shown } from './config-error.ts'
import { type FormSizes, formSizes, formVariables } from './form-variables.ts'
import { type Imprint, imprint, imprintVariables } from './imprint-variables.ts'
import { listeningUrl } from './listening-url.ts'
import { mailVariables, type SmtpServer, smtpServer } from './mail-variables.ts'
import {
  type MediaBucket,
  type MediaSizes,
  mediaBucket,
  mediaSizes,
  mediaVariables,
} from './media-variables.ts'
import { processSingleton } from './process-singleton.ts'
import { type WechatAccount, wechatAccount, wechatVariables } from './wechat-variables.ts'

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))

/** A variable of the environment: what it should look like, in words, beside what is checked. */
const variables = {
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    looksLike: 'postgresql://user:password@host:5432/database',
  },
  PORT: {
    schema: wholeNumber(0, 65_535).default(3000),
    looksLike: 'a port from 0 to 65535',
  },
  HOST: {
    schema: z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
    looksLike: 'an address or host name, like 127.0.0.1',
  },
  DATA_DIR: {
    schema: z.string().min(1).default('.data'),
    looksLike: 'a folder, like .data or /var/lib/citysite',
  },
  SITE_URL: {
    schema: z
      .url({ protocol: /^https?$/, abort: true })
      .refine((url) => new URL(url).pathname === '/' && !new URL(url).search)
      .transform((url) => new URL(url).origin)
      .optional(),
    looksLike: 'the address readers use, without a path, like https://news.example.cn',
  },
  SITE_NAME: {
    schema: z.string().trim().min(1).max(40).default('城市站点'),
    looksLike: '1 to 40 characters',
  },
  ...imprintVariables,
  ...wechatVariables,
  TRUST_PROXY: {
    schema: z.stringbool().default(false),
    looksLike:
      'true or false: whether the last X-Forwarded-For entry and X-Forwarded-Proto come from your own proxy',
  },
  PAGE_CACHE_MB: {
    schema: wholeNumber(0, 16_384).default(64),
    looksLike: 'megabytes of memory a process, from 0 (no page cache) to 16384',
  },
  WEB_CONCURRENCY: {
    schema: wholeNumber(1, 16).default(1),
    looksLike: 'how many processes answer requests, from 1 to 16',
  },
  SECRET: { schema: z.string().min(32).optional(), looksLike: 'at least 32 random characters' },
  SECRET_PREVIOUS: {
    schema: z
      .string()
      .transform((text) => text.split(',').map((one) => one.trim()))
      .pipe(z.array(z.string().min(32)))
      .default([]),
    looksLike: 'earlier secrets of at least 32 characters each, with commas between them',
  },
  METRICS_TOKEN: {
    schema: z
      .string()
      .regex(/^[\w.~+/=-]{16,200}$/)
      .optional(),
    looksLike: '16 to 200 letters, digits or -._~+/=, like the output of: openssl rand -hex 24',
  },
  SEND_CACHE_TAGS: {
    schema: z.stringbool().default(false),
    looksLike: 'true or false: whether answers carry Cache-Tag, for a CDN of your own that takes it off',
  },
  BACKUP_DIR: {
    schema: z.string().min(1).optional(),
    looksLike: 'a folder for nightly backups, like /var/backups/citysite',
  },
  BACKUP_KEEP: {
    schema: wholeNumber(1, 1_000).default(14),
    looksLike: 'how many nightly backups are kept, from 1 to 1000',
  },
  ...announceVariables,
  ...mediaVariables,
  ...mailVariables,
  ...formVariables,
  LOG_LEVEL: {
    schema: z
      .string()
      .toLowerCase()
      .pipe(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']))
      .default('info'),
    looksLike: 'fatal, error, warn, info, debug, trace or silent',
  },
} as const

type Values = { [K in keyof typeof variables]: z.infer<(typeof variables)[K]['schema']> }

export type Config = Readonly<{
  databaseUrl: string | undefined
  port: number
  host: string
  dataDir: string
  siteUrl: string
  siteName: string
  imprint: Imprint
  /** The 公众号 whose JS-SDK pages use inside WeChat. */
  wechat: WechatAccount
  contactEmail: string | undefined
  icpNumber: string | undefined
  publicSecurityNumber: string | undefined
  trustProxy: boolean
  pageCacheMb: number
  webConcurrency: number
  secret: string | undefined
  /** Earlier secrets: what was sealed with them stays readable until `seal rotate` has sealed it anew. */
  previousSecrets: readonly string[]
  metricsToken: string | undefined
  sendCacheTags: boolean
  /** By which the search engines of IndexNow know the site; without it they are not told. */
  indexNowKey: string | undefined
  baiduPushToken: string | undefined
  /** Where a backup is made every night; without it none is. */
  backupDir: string | undefined
  backupKeep: number
  /** The bucket for the files of the media library; without it they are kept in DATA_DIR. */
  mediaS3: MediaBucket | undefined
  mediaMaxMb: MediaSizes
  /** By which mail is sent; without it none is. */
  smtp: SmtpServer | undefined
  formMaxMb: FormSizes
  logLevel: Values['LOG_LEVEL']
}>

/** Reads the environment. An empty variable counts as absent.
 *  @throws ConfigError naming the variable, what it holds and what it should look like */
export function parseConfig(environment: Record<string, string | undefined>): Config {
  const value = <K extends keyof Values>(name: K): Values[K] => {
    const given = environment[name] === '' ? undefined : environment[name]
    const parsed = variables[name].schema.safeParse(given)
    if (parsed.success) return parsed.data as Values[K]
    throw new ConfigError(name, shown(name, given), variables[name].looksLike)
  }
  const port = value('PORT')
  const host = value('HOST')
  assertOpened('PORT', port, environment.PORT)
  assertOpened(
    'SITE_URL',
    Number(new URL(value('SITE_URL') ?? 'http://localhost').port),
    environment.SITE_URL,
  )
  return {
    databaseUrl: value('DATABASE_URL'),
    port,
    host,
    dataDir: value('DATA_DIR'),
    siteUrl: value('SITE_URL') ?? listeningUrl(host, port),
    siteName: value('SITE_NAME'),
    imprint: imprint(value),
    wechat: wechatAccount(value),
    contactEmail: value('CONTACT_EMAIL'),
    icpNumber: value('ICP_NUMBER'),
    publicSecurityNumber: value('PUBLIC_SECURITY_NUMBER'),
    trustProxy: value('TRUST_PROXY'),
    pageCacheMb: value('PAGE_CACHE_MB'),
    webConcurrency: value('WEB_CONCURRENCY'),
    secret: value('SECRET'),
    previousSecrets: value('SECRET_PREVIOUS'),
    metricsToken: value('METRICS_TOKEN'),
    sendCacheTags: value('SEND_CACHE_TAGS'),
    indexNowKey: value('INDEXNOW_KEY'),
    baiduPushToken: value('BAIDU_PUSH_TOKEN'),
    backupDir: value('BACKUP_DIR'),
    backupKeep: value('BACKUP_KEEP'),
    mediaS3: mediaBucket(value),
    mediaMaxMb: mediaSizes(value),
    smtp: smtpServer(value),
    formMaxMb: formSizes(value),
    logLevel: value('LOG_LEVEL'),
  }
}

/** A port that browsers refuse is a portal that nobody reads. */
function assertOpened(name: 'PORT' | 'SITE_URL', port: number, given: string | undefined): void {
  if (!isBlockedPort(port)) return
  const looksLike = `on another port: browsers and fetch open no page on ${port} (fetch.spec.whatwg.org/#port-blocking)`
  throw new ConfigError(name, shown(name, given), looksLike)
}

const holder = () => processSingleton('config', () => ({ current: parseConfig(process.env) }))

/** The configuration of this process, read once. */
export function config(): Config {
  return holder().current
}

/** Completes the configuration during the start, for example with the address of the embedded Postgres. */
export function completeConfig(found: Partial<Config>): void {
  const cell = holder()
  const { host, port, siteUrl } = cell.current
  const isOwnUrl = siteUrl === listeningUrl(host, port)
  const local = isOwnUrl ? { siteUrl: listeningUrl(host, found.port ?? port) } : {}
  cell.current = { ...cell.current, ...local, ...found }
}

/** The secret for all signatures.
 *  @throws ConfigError when there is none */
export function secret(): string {
  const { secret } = config()
  if (!secret) throw new ConfigError('SECRET', 'not set', variables.SECRET.looksLike)
  return secret
}
