import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** What readers in China carry, and lists of robots took for robots: one agent a line. */
export const readersAgents = readFileSync(join(import.meta.dirname, 'inputs/user-agents.txt'), 'utf8')
  .split('\n')
  .filter(Boolean)

type Fixture = { user_agent: string; client?: { type?: string } | string }

const matomo = join(dirname(require.resolve('device-detector-js/package.json')), 'fixtures/Tests/fixtures')
const fixtures = (file: string): Fixture[] => JSON.parse(readFileSync(join(matomo, file), 'utf8'))

/** Some 9,400 agents of real browsers: Matomo's test data (phones, tablets, televisions) and a sample of today's traffic. */
export function browsersAgents(): string[] {
  const files = readdirSync(matomo).filter((file) => file !== 'bots.json' && file !== 'unknown.json')
  const known = files.flatMap(fixtures).filter(({ client }) => {
    return typeof client === 'object' && client.type === 'browser'
  })
  const sample = join(dirname(require.resolve('user-agents')), 'user-agents.json')
  const today: { userAgent: string }[] = JSON.parse(readFileSync(sample, 'utf8'))
  const all = [...known.map((one) => one.user_agent), ...today.map(({ userAgent }) => userAgent)]
  return [...new Set([...all, ...readersAgents])]
}

/** Agents of real robots: those that Matomo tests with. */
export function matomosRobots(): string[] {
  return fixtures('bots.json').map((one) => one.user_agent)
}
