/** The `Link` of a 451 response, which names who blocks: this site itself (RFC 7725 §4). Empty for other statuses. */
export function blockedBy(siteUrl: string, status: number): string[] {
  return status === 451 ? [`<${siteUrl}/>; rel="blocked-by"`] : []
}
