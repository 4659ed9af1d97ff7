/** The web app manifest: what the site is called and how it looks on a home screen. */
export function writeManifest(siteName: string): string {
  const icon = (size: number) => ({ src: `/icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png' })
  return JSON.stringify({
    id: '/',
    name: siteName,
    short_name: [...siteName].slice(0, 8).join(''),
    lang: 'zh-Hans',
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'minimal-ui',
    background_color: '#ffffff',
    theme_color: '#ffffff',
    categories: ['news'],
    icons: [192, 512].map(icon),
  })
}
