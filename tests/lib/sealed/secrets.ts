import { onTestFinished } from 'vitest'
import { completeConfig, config } from '#lib/config.ts'

/** Gives the portal another secret, and earlier ones, until the test ends. */
export function withSecrets(secret: string, previousSecrets: readonly string[] = []): void {
  const { secret: own, previousSecrets: ownPrevious } = config()
  onTestFinished(() => completeConfig({ secret: own, previousSecrets: ownPrevious }))
  completeConfig({ secret, previousSecrets })
}

/** Secrets that the tests change between. */
export const [oldSecret, newSecret] = [
  'the-old-secret-of-some-portal-of-2026',
  'the-new-secret-of-some-portal-of-2027',
]
