import { z } from 'zod'
import { startOfShanghaiMinute } from '../time.ts'

/** The minute of Shanghai's clock at which something was done outside the portal, as an editor gives it.
 *  @param what what its messages call it: `送达的时间`
 *  @param now the database's time: it is not after that */
export function givenMinute(what: string, now: Date) {
  return z.string(`请填写${what}`).transform((given, context): Date => {
    const at = startOfShanghaiMinute(given)
    if (at && at <= now) return at
    const message = at ? `${what}不能晚于现在` : `${what}要写成 2026-11-28 09:05 这样`
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
}
