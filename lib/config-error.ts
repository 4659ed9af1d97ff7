/** One variable that holds what it cannot hold; the message is the one line that a start prints. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'

  /** @param is what it holds, as `shown` prints it */
  constructor(variable: string, is: string, looksLike: string) {
    super(`${variable} is ${is}; it should be ${looksLike}`)
  }
}

const secrets = [
  'SECRET',
  'SECRET_PREVIOUS',
  'METRICS_TOKEN',
  'MEDIA_S3_SECRET_ACCESS_KEY',
  'WECHAT_APP_SECRET',
  'BAIDU_PUSH_TOKEN',
]

/** The value of a variable for a log, without secrets and without the password of a database address. */
export function shown(variable: string, given: string | undefined): string {
  if (given === undefined) return 'not set'
  if (secrets.includes(variable)) return `${given.length} characters long`
  if (variable === 'DATABASE_URL' || variable === 'SMTP_URL') return addressWithoutSecrets(given)
  return JSON.stringify(given.slice(0, 80))
}

/** Only the scheme: in a malformed address a password cannot be recognised. */
function addressWithoutSecrets(given: string): string {
  const [scheme] = /^[a-z][a-z+]*:\/\//i.exec(given) ?? []
  return scheme ? `"${scheme}…"` : `no address (${given.length} characters)`
}
