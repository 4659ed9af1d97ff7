import { automatonOf } from '../views/robots.ts'

/** Whether a request shows no reader: a robot or link preview, a browser fetching ahead, or a HEAD. */
export function isOnlyLooking({ method, headers }: Request): boolean {
  const purpose = headers.get('sec-purpose') ?? headers.get('purpose') ?? headers.get('x-moz') ?? ''
  if (method === 'HEAD' || /prefetch|prerender|preview/i.test(purpose)) return true
  return automatonOf(headers.get('user-agent') ?? '') !== 'none'
}
