import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  // Nobody needs Next's picture service, and it answers everybody.
  images: { unoptimized: true },
  // Types are a step of the gate; the build checks them nowhere else.
  typescript: { ignoreBuildErrors: true },
  // One copy a process: what server.ts loaded already, and what finds its own files at run time.
  serverExternalPackages: [
    'pg',
    '@prisma/adapter-pg',
    '@prisma/client',
    'pino',
    'pg-boss',
    'prom-client',
    'better-auth',
    '@node-rs/jieba',
  ],
  // Every new reader asks for them; they change with a new version only.
  headers: async () => [
    {
      source: '/:file(favicon.ico|favicon.svg|apple-touch-icon.png|share.png|robots.txt)',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=3600' }],
    },
  ],
  experimental: { serverActions: { bodySizeLimit: '4mb' } },
}

export default config
