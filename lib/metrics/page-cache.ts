import { Counter, Gauge } from 'prom-client'
import type { PageCache } from '../page-cache/page-cache.ts'
import type { PurgeChannel } from '../page-cache/purge-channel.ts'
import { metricsRegistry } from './registry.ts'

/** Shows what the page cache counts to whoever asks for the metrics; a request itself only adds to a number. */
export function watchPageCache(cache: PageCache, channel: PurgeChannel): void {
  const registers = [metricsRegistry()]
  new Counter({
    name: 'citysite_page_cache_requests_total',
    help: 'Requests by how they were answered: hit, miss, joined (waited for a miss), bypass (no purges arrive), pass.',
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
    help: 'Purges received, and pages made anew before they were too old.',
    labelNames: ['event'],
    registers,
    collect() {
      this.reset()
      for (const event of ['purge', 'refresh'] as const) this.inc({ event }, cache.counts[event])
    },
  })
  gauge('citysite_page_cache_bytes', 'What the kept pages take, in bytes.', 'sum', () => cache.bytes)
  gauge(
    'citysite_page_cache_waiting',
    'Requests that wait for pages in the making.',
    'sum',
    () => cache.waiting,
  )
  gauge('citysite_page_cache_pages', 'Pages that are kept.', 'sum', () => cache.pages)
  const open =
    '1 while purges arrive, 0 while the cache is bypassed (in any process, where there are several).'
  gauge('citysite_page_cache_open', open, 'min', () => (channel.isOpen ? 1 : 0))

  /** @param aggregator how the numbers of several processes become one */
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
