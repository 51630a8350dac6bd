import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { PageCache } from '../cache/page-cache.ts'

export type Metrics = {
  text(): Promise<string>
  contentType: string
  countRequest(method: string, status: number): void
  /** A further figure that counts up; call what comes back for each thing to be counted. */
  counter(name: string, help: string, labelNames: readonly string[]): (labels: Record<string, string>) => void
}

/** Prometheus figures of this process: Node's own, requests, and, where there is one, the page cache. */
export function openMetrics(cache: PageCache | null): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'depesche_requests_total',
    help: 'Requests answered by the framework (pages from the cache are counted below)',
    labelNames: ['method', 'status'],
    registers: [registry],
  })
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  if (cache) {
    gauge('depesche_page_cache_hits_total', 'Pages answered from memory', () => cache.stats().hits)
    gauge('depesche_page_cache_misses_total', 'Pages rendered', () => cache.stats().misses)
    gauge('depesche_page_cache_drops_total', 'Changes that dropped pages', () => cache.stats().drops)
    gauge('depesche_page_cache_pages', 'Pages in memory', () => cache.stats().pages)
    gauge('depesche_page_cache_bytes', 'Memory the pages take', () => cache.stats().bytes)
  }
  return {
    text: () => registry.metrics(),
    contentType: registry.contentType,
    countRequest: (method, status) => requests.inc({ method, status: String(status) }),
    counter(name, help, labelNames) {
      const made = new Counter({ name, help, labelNames: [...labelNames], registers: [registry] })
      return (labels) => made.inc(labels)
    },
  }
}
