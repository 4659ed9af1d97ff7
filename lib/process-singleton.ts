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
