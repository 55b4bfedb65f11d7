/**
 * A suite that is a program: each promise is said and kept or not, and the last line
 * counts them, as test/run.ts reads it. Used where a story is told from beginning to
 * end in browsers; a promise that fails does not stop the ones after it.
 */
export interface Suite {
  promise(words: string, keep: () => Promise<void>): Promise<void>
  /** Prints the count and ends the process. */
  end(): never
}

/** A promise that never ends would hold the whole run and say nothing; the slowest takes half a minute. */
const longestMs = 180_000

async function inTime(keep: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, failed) => {
    timer = setTimeout(() => failed(new Error(`not kept within ${longestMs / 1000} s`)), longestMs)
  })
  await Promise.race([keep(), late]).finally(() => clearTimeout(timer))
}

export function suite(whenBroken: (n: number) => Promise<void> = async () => undefined): Suite {
  let passed = 0
  let failed = 0
  return {
    async promise(words, keep) {
      try {
        await inTime(keep)
        passed++
        console.log(`✓ ${words}`)
      } catch (error) {
        failed++
        await whenBroken(failed).catch(() => undefined)
        console.log(`✗ ${words}\n  ${(error as Error).message.split('\n').slice(0, 40).join('\n  ')}`)
      }
    },
    end() {
      console.log(`${passed} passed, ${failed} failed`)
      process.exit(failed || !passed ? 1 : 0)
    },
  }
}

export function mustBe(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Error(what)
}
