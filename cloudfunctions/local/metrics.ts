// Counters for a Prometheus scraper. Labels are our own route and operation names, so their number is bounded and no
// address, id or person ever becomes a label.

const BUCKETS_MS = [5, 20, 50, 100, 250, 500, 1000, 3000]

type Series = { count: number; sumMs: number; buckets: number[] }

export class Metrics {
  private readonly requests = new Map<string, Series>()
  private readonly counters = new Map<string, number>()
  inFlight = 0

  /** One finished request: `name` is a route or an operation, `status` an HTTP status. */
  observe(name: string, status: number, ms: number): void {
    const labels = `name="${name}",status="${Math.floor(status / 100)}xx"`
    const series = this.requests.get(labels) ?? { count: 0, sumMs: 0, buckets: BUCKETS_MS.map(() => 0) }
    series.count += 1
    series.sumMs += ms
    BUCKETS_MS.forEach((bound, at) => {
      if (ms <= bound) series.buckets[at]! += 1
    })
    this.requests.set(labels, series)
  }

  count(name: 'timer_skips' | 'timer_faults' | 'uploads_turned_away'): void {
    this.counters.set(name, (this.counters.get(name) ?? 0) + 1)
  }

  /** Prometheus text format 0.0.4. */
  text(): string {
    const lines = ['# TYPE hongyi_request_ms histogram']
    for (const [labels, series] of this.requests) {
      BUCKETS_MS.forEach((bound, at) =>
        lines.push(`hongyi_request_ms_bucket{${labels},le="${bound}"} ${series.buckets[at]}`),
      )
      lines.push(`hongyi_request_ms_bucket{${labels},le="+Inf"} ${series.count}`)
      lines.push(
        `hongyi_request_ms_sum{${labels}} ${series.sumMs.toFixed(1)}`,
        `hongyi_request_ms_count{${labels}} ${series.count}`,
      )
    }
    for (const [name, value] of this.counters)
      lines.push(`# TYPE hongyi_${name}_total counter`, `hongyi_${name}_total ${value}`)
    lines.push('# TYPE hongyi_in_flight gauge', `hongyi_in_flight ${this.inFlight}`)
    lines.push(
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
    )
    return `${lines.join('\n')}\n`
  }
}
