/** The machine said no, for a reason the person at the keyboard can act on: one line in Chinese, one in English. */
export class StartRefusal extends Error {
  constructor(
    readonly code: string,
    readonly chinese: string,
    readonly english: string,
  ) {
    super(`${chinese}\n${english}`)
    this.name = 'StartRefusal'
  }
}
