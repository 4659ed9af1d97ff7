/** A browser's storage in memory: its entries are properties, and it is full at so many characters. */
export function aStorage({ room = Number.POSITIVE_INFINITY } = {}): Storage {
  const methods = {
    getItem: (key: string) => entries[key] ?? null,
    setItem(key: string, value: string) {
      const others = Object.entries(entries).filter(([name]) => name !== key)
      const used = others.reduce((sum, [name, text]) => sum + name.length + text.length, 0)
      if (used + key.length + value.length > room) throw new DOMException('full', 'QuotaExceededError')
      entries[key] = value
    },
    removeItem(key: string) {
      delete entries[key]
    },
  }
  const entries = Object.create(methods) as Record<string, string>
  return entries as unknown as Storage
}
