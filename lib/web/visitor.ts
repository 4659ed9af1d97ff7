import { automatonOf } from '../views/robots.ts'

/** Whether a request is not a reader's visit: a robot, a link preview, a prefetch, or HEAD. */
export function isOnlyLooking({ method, headers }: Request): boolean {
  const purpose = headers.get('sec-purpose') ?? headers.get('purpose') ?? headers.get('x-moz') ?? ''
  if (method === 'HEAD' || /prefetch|prerender|preview/i.test(purpose)) return true
  return automatonOf(headers.get('user-agent') ?? '') !== 'none'
}
