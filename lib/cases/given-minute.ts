import { z } from 'zod'
import { startOfShanghaiMinute } from '../time.ts'

/** The minute of Shanghai's clock at which something was done outside the portal, as an editor gives it.
 *  @param what what its messages call it: `送达的时间` */
export function givenMinute(what: string) {
  return z.string(`请填写${what}`).transform((given, context): Date => {
    const at = startOfShanghaiMinute(given)
    if (at) return at
    context.addIssue({ code: 'custom', message: `${what}要写成 2026-11-28 09:05 这样` })
    return z.NEVER
  })
}
