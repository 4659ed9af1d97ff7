const registry = Symbol.for('citysite')

/**
 * One value for the whole process, created by `make` at first use and shared under `name`. A module variable is not
 * enough: Next bundles its own copy of every module beside the one that server.ts loads, and both must share pools,
 * queues and caches.
 */
export function processSingleton<T>(name: string, make: () => T): T {
  const holder = globalThis as { [registry]?: Map<string, unknown> }
  holder[registry] ??= new Map()
  const values = holder[registry]
  if (!values.has(name)) values.set(name, make())
  return values.get(name) as T
}

/** Forgets every value but those of these names, as a new process does; what they hold open stays open. Used by tests whose
 *  files share a process. */
export function forgetSingletons(kept: readonly string[]): void {
  const holder = globalThis as { [registry]?: Map<string, unknown> }
  for (const name of holder[registry]?.keys() ?? []) if (!kept.includes(name)) holder[registry]?.delete(name)
}
