/** Why a mail was not taken: for good; for now; or for a reason of the portal's own, which says nothing of the address. */
export type DeliveryFailure = { kind: 'refused' | 'delayed' | 'own'; code: string }

/** What the mail library's errors have; its message and response can hold addresses, and are not kept. */
type SmtpError = Partial<Record<'code' | 'originalCode' | 'responseCode' | 'command' | 'response', unknown>>

/** A password, a host's name, a certificate. */
const OWN = /^(EAUTH|ENOAUTH|EOAUTH2|ECONFIG|ETLS|EREQUIRETLS|EDNS|ENOTFOUND)$|CERT|SSL|_TLS_/

/** What an error of the mail library means (RFC 5321 §4.2.1: 5yz is permanent; 503 blames the session, not the mail). */
export function deliveryFailure(error: unknown): DeliveryFailure {
  const { code, originalCode, responseCode, command, response } = (error ?? {}) as SmtpError
  const name = [originalCode, code].find(isName) ?? 'UNKNOWN'
  if (OWN.test(name)) return { kind: 'own', code: name }
  if (typeof responseCode !== 'number') return { kind: 'delayed', code: name }
  const told = `${responseCode} ${enhancedCode(response)}`.trim()
  // The server does not let this sender in, whoever the recipient is.
  if (responseCode >= 500 && command === 'MAIL FROM') return { kind: 'own', code: told }
  return { kind: responseCode >= 500 && responseCode !== 503 ? 'refused' : 'delayed', code: told }
}

function isName(code: unknown): code is string {
  return typeof code === 'string' && /^[A-Z0-9_]{1,50}$/.test(code)
}

/** The enhanced status code (RFC 3463) of an answer, like `5.1.1`. */
function enhancedCode(response: unknown): string {
  const [, found = ''] =
    typeof response === 'string' ? (/^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response) ?? []) : []
  return found
}
