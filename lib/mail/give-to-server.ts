import { config } from '../config.ts'
import type { SmtpServer } from '../mail-variables.ts'
import { messageId } from './message-id.ts'

export type OutgoingMail = { id: string; to: string; subject: string; text: string }

/** Also with a server that says a word now and then: a job has ten minutes for ten of them. */
const WHOLE_MS = 50_000

/**
 * Gives a mail to the server (RFC 5321): plain text in UTF-8, marked as made by a program (RFC 3834) so that nobody's holiday
 * notice answers it. Nothing of it is read from files or addresses.
 * @throws the mail library's error (delivery-failure.ts), which can hold the address: not to be logged
 */
export async function giveToServer(
  server: SmtpServer,
  { id, to, subject, text }: OutgoingMail,
): Promise<void> {
  const { createTransport } = await import('nodemailer')
  const { siteName, contactEmail } = config()
  const { patienceMs } = server
  // A password is not said where somebody can read it.
  const needsTls = !server.isSecure && !server.isLocal && server.login !== undefined
  const transport = createTransport({
    ...{
      host: server.host,
      port: server.port,
      secure: server.isSecure,
      requireTLS: needsTls,
      ignoreTLS: server.isLocal,
    },
    ...(server.login ? { auth: { ...server.login } } : {}),
    ...{ connectionTimeout: patienceMs, greetingTimeout: patienceMs, dnsTimeout: patienceMs },
    socketTimeout: 2 * patienceMs,
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  try {
    await transport.sendMail({
      ...{ subject, text, to: { name: '', address: to }, from: { name: siteName, address: server.from } },
      ...(contactEmail ? { replyTo: contactEmail } : {}),
      ...{ messageId: messageId(id), textEncoding: 'base64' },
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      // Asks for a notice where it cannot be delivered after all, without the text (RFC 3461).
      dsn: { id, return: 'headers', notify: ['failure'] },
      signal: AbortSignal.timeout(WHOLE_MS),
    })
  } finally {
    transport.close()
  }
}
