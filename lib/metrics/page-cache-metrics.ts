import { Counter, Gauge } from 'prom-client'
import type { PageCache } from '../page-cache/page-cache.ts'
import type { PurgeChannel } from '../page-cache/purge-channel.ts'
import { metricsRegistry } from './registry.ts'

/** Registers the metrics of the page cache. They read its counters when they are collected. */
export function watchPageCache(cache: PageCache, channel: PurgeChannel): void {
  const registers = [metricsRegistry()]
  new Counter({
    name: 'citysite_page_cache_requests_total',
    help: 'Requests by outcome: hit, miss, joined (a render in flight), bypass (no purges arrive), pass (to the origin).',
    labelNames: ['outcome'],
    registers,
    collect() {
      this.reset()
      for (const outcome of ['hit', 'miss', 'joined', 'bypass', 'pass'] as const)
        this.inc({ outcome }, cache.counts[outcome])
    },
  })
  new Counter({
    name: 'citysite_page_cache_events_total',
    help: 'Purges received, and entries refreshed before they expired.',
    labelNames: ['event'],
    registers,
    collect() {
      this.reset()
      for (const event of ['purge', 'refresh'] as const) this.inc({ event }, cache.counts[event])
    },
  })
  gauge('citysite_page_cache_bytes', 'Bytes of all cache entries.', 'sum', () => cache.bytes)
  gauge('citysite_page_cache_waiting', 'Requests that wait for a render.', 'sum', () => cache.waiting)
  gauge('citysite_page_cache_pages', 'Cache entries.', 'sum', () => cache.pages)
  const open =
    '1 while purges arrive, 0 while the cache is bypassed (in any process, where there are several).'
  gauge('citysite_page_cache_open', open, 'min', () => (channel.isOpen ? 1 : 0))

  /** @param aggregator how the values of several processes are combined */
  function gauge(name: string, help: string, aggregator: 'sum' | 'min', read: () => number): void {
    new Gauge({
      name,
      help,
      aggregator,
      registers,
      collect() {
        this.set(read())
      },
    })
  }
}
