/** Fen as people say it: '¥12' · '¥9.5' · '免费'. */
export const price = (fen: number): string => (fen === 0 ? '免费' : `¥${fen % 100 === 0 ? fen / 100 : (fen / 100).toFixed(fen % 10 === 0 ? 1 : 2)}`)

/** '482 913': read aloud in two breaths. */
export const spelled = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`
