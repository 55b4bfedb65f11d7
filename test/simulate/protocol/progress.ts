// How far it is, and how long it still takes, judged by what the finished runs of this start took.
import type { RunKey } from './run-key'

/** What a day of a policy at load 1 takes, measured in units of the nearest; only a first guess for the time left. */
const FIRST_GUESS: Record<RunKey['what'], number> = {
  none: 0.6,
  bound: 1.5,
  nearest: 1,
  broadcast: 1.3,
  'random-5': 1.3,
  'nearest-5': 1.5,
  ours: 4,
}
const WIDTH = 24

export class Progress {
  private readonly began = Date.now()
  private readonly doing = new Set<RunKey>()
  private done: number
  private doneWeight = 0
  private readonly allWeight: number

  constructor(
    private readonly all: number,
    missing: readonly RunKey[],
  ) {
    this.done = all - missing.length
    this.allWeight = missing.reduce((sum, key) => sum + this.weightOf(key), 0)
    if (this.done > 0) console.log(`${this.done} of ${all} runs are there already`)
  }

  weightOf({ what, load, days }: RunKey): number {
    return FIRST_GUESS[what] * days * (0.3 + load ** 1.2)
  }

  begin(key: RunKey): void {
    this.doing.add(key)
    this.show()
  }

  finish(key: RunKey): void {
    this.doing.delete(key)
    this.done++
    this.doneWeight += this.weightOf(key)
    this.show(key)
  }

  end(): void {
    if (process.stdout.isTTY) process.stdout.write('\n')
  }

  private show(finished?: RunKey): void {
    const share = this.all === 0 ? 1 : this.done / this.all
    const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░')
    const line = `${bar} ${this.done}/${this.all} · ${this.left()}`
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[2K${line} · ${[...this.doing].map(wordsOf).join(' | ')}`)
    else if (finished) console.log(`${line} · ${wordsOf(finished)}`)
  }

  private left(): string {
    if (this.doneWeight === 0) return 'time left not known yet'
    const seconds = ((Date.now() - this.began) / 1_000) * ((this.allWeight - this.doneWeight) / this.doneWeight)
    if (seconds < 90) return `${Math.round(seconds)} s left`
    return seconds < 5_400 ? `${Math.round(seconds / 60)} min left` : `${(seconds / 3_600).toFixed(1)} h left`
  }
}

const wordsOf = ({ people, what, seed, load }: RunKey): string =>
  `${people === 'usual' ? '' : `${people} `}${what} seed ${seed} load ${load}`
