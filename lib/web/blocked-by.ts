/** Who blocks what is answered with 451, for `Link`: this site itself (RFC 7725 §4). */
export function blockedBy(siteUrl: string, status: number): string[] {
  return status === 451 ? [`<${siteUrl}/>; rel="blocked-by"`] : []
}
