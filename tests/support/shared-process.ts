import { afterAll, beforeAll } from 'vitest'
import { type Config, completeConfig, config } from '#lib/config.ts'

// For tests whose files share a process: the configuration that one of them changed is the next one's as it was.

let before: Config

beforeAll(() => {
  before = config()
})

afterAll(() => completeConfig(before))
