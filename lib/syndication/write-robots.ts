/** What robots may ask for (RFC 9309), and where the sitemap is. */
export function writeRobots(siteUrl: string): string {
  const lines = [
    'User-agent: *',
    ...['/admin', '/api/', '/preview/', '/search', '/s/'].map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${siteUrl}/sitemap.xml`,
  ]
  return `${lines.join('\n')}\n`
}
