import { declaredQuery } from '../canonical-target.ts'
import { config } from '../config.ts'
import { isDomainError } from '../errors.ts'
import { reportFailure } from '../report.ts'
import { cacheableResponse } from './cacheable-response.ts'
import { methodProblem, problem } from './problem.ts'

type Asked<Name extends string> = {
  request: Request
  /** The request's path, which a problem document names. */
  instance: string
  siteUrl: string
  params: Record<Name, string>
  /** The query parameters that the route declares; see lib/canonical-target.ts. */
  query: URLSearchParams
}

/** The content of a response of the public JSON. */
export type JsonDocument = {
  data: unknown
  tags: readonly string[]
  changedAt?: Date
  links?: readonly string[]
}

/** A GET handler of the public JSON. Every error becomes a problem document (RFC 9457); only unexpected ones are reported. */
export function apiRoute<Name extends string = never>(
  answer: (asked: Asked<Name>) => Promise<JsonDocument | Response>,
): (request: Request, context: { params: Promise<Record<Name, string>> }) => Promise<Response> {
  return async (request, context) => {
    const { pathname: instance, searchParams } = new URL(request.url)
    const query = declaredQuery(instance, searchParams)
    const { siteUrl } = config()
    try {
      const answered = await answer({ request, instance, siteUrl, params: await context.params, query })
      return answered instanceof Response ? answered : jsonResponse(request, answered)
    } catch (error) {
      if (!isDomainError(error)) reportFailure(error, 'a request failed')
      return problem(error, { instance })
    }
  }
}

function jsonResponse(request: Request, { data, tags, changedAt, links = [] }: JsonDocument): Response {
  return cacheableResponse(request, {
    body: JSON.stringify(data),
    contentType: 'application/json; charset=utf-8',
    tags,
    ...(changedAt ? { changedAt } : {}),
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  })
}

/** The handler of all other methods of a read-only route: OPTIONS answers the allowed ones, others are refused with 405. */
export async function readOnly(request: Request): Promise<Response> {
  if (request.method === 'OPTIONS')
    return new Response(null, { status: 204, headers: { allow: 'GET, HEAD' } })
  return methodProblem('GET, HEAD', { instance: new URL(request.url).pathname })
}
