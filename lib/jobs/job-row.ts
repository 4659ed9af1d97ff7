import { z } from 'zod'

/** What a job's row in the table of all says. */
export type JobRow = {
  /** When it begins by itself, by the clock of Asia/Shanghai; null for one that is sent. */
  cron: string | null
  /** Whether it is done at the next start when the machine was off at its time. */
  missed: 'once' | 'skip'
  /** `singleton`: one at a time; `exclusive`: one in all, waiting or at work; `standard`: any number. */
  policy: 'standard' | 'singleton' | 'exclusive'
  /** How often it is tried again, and after how many seconds; with backoff twice as long each time. */
  retryLimit: number
  retryDelay: number
  retryBackoff: boolean
  /** Seconds after which a try counts as failed. */
  expireInSeconds: number
  /** Seconds after which a try counts as failed when its instance is not heard of any more. */
  heartbeatSeconds?: number
  /** Whether it cannot be undone, like telling somebody of a publication: it begins once that cannot be withdrawn any more,
   *  and a withdrawal takes it back. Its data name the article (`articleId`). */
  waitsForWithdrawal: boolean
  /** Seconds after which it is given up where nobody took it. */
  retentionSeconds: number
  /** What it is given: checked when it is sent and again when it runs. */
  data: z.ZodType
}

export const HOUR = 3_600
export const DAY = 24 * HOUR
const nothing = z.null()

/** By the clock; what one run leaves undone, the next one does. */
export const housekeeping = {
  missed: 'skip',
  policy: 'singleton',
  retryLimit: 2,
  retryDelay: 60,
  retryBackoff: false,
  expireInSeconds: HOUR / 4,
  waitsForWithdrawal: false,
  retentionSeconds: DAY,
  data: nothing,
} as const
