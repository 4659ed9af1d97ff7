import { takeDownExpired } from '../articles/take-down-expired.ts'
import { logs } from '../logs.ts'

/** Each minute: takes down what has expired. */
export async function takeDownTheExpired(): Promise<void> {
  const expired = await takeDownExpired()
  logs()[expired > 0 ? 'info' : 'debug']({ expired }, 'took down articles that have expired')
}
