const registry = Symbol.for('citysite')

/**
 * One value a process, made at first use. Next bundles its own copy of every module beside the one that server.ts
 * loads; what must exist once (a pool, a queue) is kept where both find it.
 */
export function oncePerProcess<T>(name: string, make: () => T): T {
  const holder = globalThis as { [registry]?: Map<string, unknown> }
  holder[registry] ??= new Map()
  const values = holder[registry]
  if (!values.has(name)) values.set(name, make())
  return values.get(name) as T
}
