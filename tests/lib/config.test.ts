import { describe, expect, it } from 'vitest'
import { completeConfig, config, parseConfig } from '#lib/config.ts'
import { ConfigError } from '#lib/config-error.ts'

describe('parseConfig', () => {
  it('needs nothing: every variable has a default or may be absent', () => {
    expect(parseConfig({})).toEqual({
      databaseUrl: undefined,
      port: 3000,
      host: '127.0.0.1',
      dataDir: '.data',
      siteUrl: 'http://localhost:3000',
      siteName: '城市站点',
      imprint: {
        operator: undefined,
        licence: undefined,
        since: undefined,
        phone: undefined,
        address: undefined,
      },
      wechat: undefined,
      contactEmail: undefined,
      icpNumber: undefined,
      publicSecurityNumber: undefined,
      trustProxy: false,
      pageCacheMb: 64,
      webConcurrency: 1,
      secret: undefined,
      previousSecrets: [],
      metricsToken: undefined,
      sendCacheTags: false,
      backupDir: undefined,
      backupKeep: 14,
      mediaS3: undefined,
      mediaMaxMb: { picture: 40, video: 500, audio: 100, document: 50 },
      formMaxMb: { file: 20, files: 60 },
      smtp: undefined,
      logLevel: 'info',
    })
  })

  it('takes an empty variable for an absent one, as shells and unit files leave them', () => {
    expect(parseConfig({ PORT: '', SITE_NAME: '', DATABASE_URL: '' })).toEqual(parseConfig({}))
  })

  it('takes a site address apart from its trailing slash', () => {
    expect(parseConfig({ SITE_URL: 'https://news.example.cn/' }).siteUrl).toBe('https://news.example.cn')
  })

  it.each([
    ['PORT', '80a', 'PORT is "80a"; it should be a port from 0 to 65535'],
    ['PORT', '70000', 'PORT is "70000"; it should be a port from 0 to 65535'],
    ['PORT', '1e3', 'PORT is "1e3"; it should be a port from 0 to 65535'],
    [
      'PORT',
      '10080',
      'PORT is "10080"; it should be on another port: browsers and fetch open no page on 10080',
    ],
    [
      'SITE_URL',
      'http://news.example.cn:6000',
      'it should be on another port: browsers and fetch open no page on',
    ],
    ['HOST', 'not a host', 'HOST is "not a host"; it should be'],
    ['TRUST_PROXY', 'perhaps', 'TRUST_PROXY is "perhaps"; it should be true or false'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud"; it should be fatal, error'],
    ['WEB_CONCURRENCY', '0', 'WEB_CONCURRENCY is "0"; it should be'],
    ['WEB_CONCURRENCY', '0x2', 'WEB_CONCURRENCY is "0x2"; it should be'],
    ['PAGE_CACHE_MB', '-1', 'PAGE_CACHE_MB is "-1"; it should be'],
    ['PAGE_CACHE_MB', '1.5', 'PAGE_CACHE_MB is "1.5"; it should be'],
    [
      'SITE_URL',
      'www.lecong.example',
      'SITE_URL is "www.lecong.example"; it should be the address readers use',
    ],
    ['PORT', '-1', 'PORT is "-1"; it should be a port from 0 to 65535'],
    [
      'SITE_URL',
      'https://x.cn/path',
      'SITE_URL is "https://x.cn/path"; it should be the address readers use, without a path',
    ],
    ['SITE_URL', 'javascript:alert(1)', 'SITE_URL is "javascript:alert(1)"; it should be'],
    ['CONTACT_EMAIL', 'x', 'CONTACT_EMAIL is "x"; it should be an e-mail address'],
    ['SITE_NAME', '名'.repeat(41), `SITE_NAME is "${'名'.repeat(41)}"; it should be 1 to 40 characters`],
  ])('refuses %s=%s by name, with what it holds and what it should look like', (name, value, said) => {
    expect(() => parseConfig({ [name]: value })).toThrow(ConfigError)
    expect(() => parseConfig({ [name]: value })).toThrow(said)
  })

  it('shows neither a secret nor the password of a database', () => {
    expect(() => parseConfig({ SECRET: 'geheim' })).toThrow(/^SECRET is 6 characters long;/)
    expect(() => parseConfig({ SECRET_PREVIOUS: 'geheim' })).toThrow(/^SECRET_PREVIOUS is 6 characters long;/)
    expect(() => parseConfig({ METRICS_TOKEN: 'geheim' })).toThrow(/^METRICS_TOKEN is 6 characters long;/)
    expect(() => parseConfig({ BAIDU_PUSH_TOKEN: 'geheim' })).toThrow(
      /^BAIDU_PUSH_TOKEN is 6 characters long;/,
    )
    for (const url of [
      'mysql://citysite:geheim@db.example/citysite',
      'mysql://citysite:ge@heim@db.example/citysite',
      'mysql://db.example/citysite?password=geheim',
    ])
      expect(() => parseConfig({ DATABASE_URL: url })).toThrow(/^DATABASE_URL is "mysql:\/\/…"; it should be/)
    expect(() => parseConfig({ DATABASE_URL: 'citysite:geheim@db.example' })).toThrow(
      /^DATABASE_URL is no address \(26 characters\); it should be/,
    )
  })

  it('takes a mail server with whom mail comes from, encrypts a password on its way, and shows none', () => {
    const MAIL_FROM = 'notice@example.cn'
    const server = (SMTP_URL: string) => parseConfig({ SMTP_URL, MAIL_FROM }).smtp
    expect(server('smtps://notice%40example.cn:ge%3Aheim@smtp.example.cn')).toMatchObject({
      ...{ host: 'smtp.example.cn', port: 465, isSecure: true, isLocal: false, from: MAIL_FROM },
      login: { user: 'notice@example.cn', pass: 'ge:heim' },
    })
    expect(server('smtp://user:geheim@smtp.example.cn')).toMatchObject({ port: 587, isLocal: false })
    expect(server('smtp://127.0.0.1:25')).toMatchObject({ port: 25, isLocal: true, login: undefined })
    expect(server('smtp://[::1]:2525/')).toMatchObject({ host: '::1', port: 2525 })
    expect(() => parseConfig({ SMTP_URL: 'smtp://127.0.0.1' })).toThrow(/^MAIL_FROM is not set; it should be/)
    expect(() => parseConfig({ MAIL_FROM })).toThrow(/^SMTP_URL is not set; it should be/)
    expect(() => parseConfig({ MAIL_FROM: 'a@example.cn\r\nBcc: b@example.cn' })).toThrow('MAIL_FROM is')
    for (const wrong of [
      'smtp://user:geheim@',
      'http://user:geheim@x.cn',
      'smtp://u:geheim@x.cn/path',
      'smtp://geheim@x.cn',
    ])
      expect(() => server(wrong)).toThrow(/^SMTP_URL is "\w+:\/\/…"; it should be/)
  })

  it('takes earlier secrets, each as long as a secret is', () => {
    const [one, two] = ['o'.repeat(32), 't'.repeat(40)]
    expect(parseConfig({ SECRET_PREVIOUS: `${one}, ${two}` }).previousSecrets).toEqual([one, two])
    expect(() => parseConfig({ SECRET_PREVIOUS: `${one},` })).toThrow(/^SECRET_PREVIOUS is 33 characters/)
  })

  it('takes a bucket with its keys, and says which of them is missing', () => {
    const bucket = {
      MEDIA_S3_URL: 'https://s3.example.cn/media/',
      MEDIA_S3_REGION: 'cn-south-1',
      MEDIA_S3_ACCESS_KEY_ID: 'key',
      MEDIA_S3_SECRET_ACCESS_KEY: 'geheim',
    }
    const [url, region, accessKeyId, secretAccessKey] = [
      'https://s3.example.cn/media',
      'cn-south-1',
      'key',
      'geheim',
    ]
    expect(parseConfig(bucket).mediaS3).toEqual({ url, region, accessKeyId, secretAccessKey })
    for (const name of ['MEDIA_S3_URL', 'MEDIA_S3_ACCESS_KEY_ID', 'MEDIA_S3_SECRET_ACCESS_KEY'])
      expect(() => parseConfig({ ...bucket, [name]: '' })).toThrow(
        new RegExp(`^${name} is not set; it should`),
      )
    expect(() => parseConfig({ ...bucket, MEDIA_S3_SECRET_ACCESS_KEY: 'ge heim' })).toThrow(
      /^MEDIA_S3_SECRET_ACCESS_KEY is 7 characters long;/,
    )
    for (const MEDIA_S3_URL of ['s3://media', 'https://s3.example.cn/media/files', 'https://x.cn/m?x'])
      expect(() => parseConfig({ ...bucket, MEDIA_S3_URL })).toThrow(/^MEDIA_S3_URL is ".*"; it should be/)
  })

  it('takes a level of the log in any case', () => {
    expect(parseConfig({ LOG_LEVEL: 'WARN' }).logLevel).toBe('warn')
  })
})

describe('completeConfig', () => {
  it('moves the local address along with the port that was found, and keeps what was not', () => {
    const before = config()
    completeConfig({ port: 4321 })
    expect(config()).toEqual({ ...before, port: 4321, siteUrl: 'http://localhost:4321' })
  })

  it('leaves an address that was given as it is', () => {
    completeConfig({ siteUrl: 'https://news.example.cn' })
    completeConfig({ port: 5678 })
    expect(config()).toMatchObject({ port: 5678, siteUrl: 'https://news.example.cn' })
  })
})
