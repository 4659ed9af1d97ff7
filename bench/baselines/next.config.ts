import { join } from 'node:path'
import type { NextConfig } from 'next'

const root = join(process.cwd(), process.cwd().endsWith('baselines') ? '../..' : '.')

/** A separate Next application that uses the portal's modules. */
const config: NextConfig = {
  poweredByHeader: false,
  turbopack: { root },
  outputFileTracingRoot: root,
  typescript: { ignoreBuildErrors: true, tsconfigPath: '../../tsconfig.json' },
  serverExternalPackages: [
    'pg',
    '@prisma/adapter-pg',
    '@prisma/client',
    'pino',
    'prom-client',
    '@node-rs/jieba',
  ],
}

export default config
