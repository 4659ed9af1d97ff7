import { iconPath } from '../share/icon-path.ts'

/** The web app manifest: what the site is called and how it looks on a home screen. */
export function writeManifest(site: { name: string; url: string }): string {
  const icon = (size: 192 | 512) => ({
    src: iconPath(site, size),
    sizes: `${size}x${size}`,
    type: 'image/png',
  })
  return JSON.stringify({
    id: '/',
    name: site.name,
    short_name: [...site.name].slice(0, 8).join(''),
    lang: 'zh-Hans',
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'minimal-ui',
    background_color: '#ffffff',
    theme_color: '#ffffff',
    categories: ['news'],
    icons: [icon(192), icon(512)],
  })
}
