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
  experimental: { serverActions: { bodySizeLimit: '4mb' } },
}

export default config
