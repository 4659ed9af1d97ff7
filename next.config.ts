import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  // Next's image service is not used, and would answer any client.
  images: { unoptimized: true },
  // Types are checked by a step of the tests, not by the build.
  typescript: { ignoreBuildErrors: true },
  // Not bundled: packages that server.ts has loaded already, or that find their own files at run time.
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
