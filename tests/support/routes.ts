type Context<Name extends string> = { params: Promise<Record<Name, string>> }
type Route<Name extends string> = (request: Request, context: Context<Name>) => Promise<Response>

/** Asks a route handler as Next does. */
export function ask<Name extends string>(
  route: Route<Name>,
  path: string,
  params: Record<Name, string>,
  init: RequestInit = {},
): Promise<Response> {
  return route(new Request(`http://localhost:3000${path}`, init), { params: Promise.resolve(params) })
}

/** What a person reads in a piece of HTML: its words without tags, character references resolved. */
export function wordsOf(html: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
  return html.replace(/<[^>]*>/g, '').replace(/&(#x27|\w+);/g, (whole, name) => named[name] ?? whole)
}
