/**
 * The server needs a moment to see that nobody is there any more:
 * until then it holds the locks of the killed function or run.
 */
export async function soon<T>(look: () => Promise<T>, good: (seen: T) => boolean): Promise<T> {
  let seen = await look()
  for (let tries = 0; !good(seen) && tries < 30; tries++) {
    await new Promise((done) => setTimeout(done, 100))
    seen = await look()
  }
  return seen
}
