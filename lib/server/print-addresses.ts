import { type Config, config } from '../config.ts'
import { setUpPath } from '../editors/set-up-link.ts'
import { listeningUrl } from '../listening-url.ts'

/** Prints the portal's addresses on standard output, and what is left to set up. */
export async function printAddresses(): Promise<void> {
  process.stdout.write(`\n${addressLines(config(), await setUpPath()).join('\n')}\n\n`)
}

/** @param setUp the path where the first editor signs up; null when there is one */
export function addressLines(
  { siteName, siteUrl, host, port, contactEmail }: Config,
  setUp: string | null,
): string[] {
  const listening = listeningUrl(host, port)
  return [
    `${siteName} is ready: ${siteUrl}`,
    ...(listening === siteUrl ? [] : [`listening on: ${listening}`]),
    ...(setUp ? [`first editor, once:  ${siteUrl}${setUp}`] : []),
    ...(contactEmail ? [] : ['readers are shown no e-mail address: set CONTACT_EMAIL to one that is read']),
  ]
}
