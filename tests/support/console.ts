import { afterEach, beforeEach, expect, vi } from 'vitest'

// What a test prints without meaning to fails it.

const printed: string[] = []

beforeEach(() => {
  printed.length = 0
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation(
      (...words) => void printed.push(`${method}: ${words.join(' ')}`),
    )
})

afterEach(() => expect(printed, 'unexpected console output').toEqual([]))
