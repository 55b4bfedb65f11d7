/** Where the riders of these suites stand: near 大台什路, with digits that nothing else in the city has. */
export const standing = { lng: 111.701237, lat: 40.805764 }

/**
 * Whether a text that leaves the phone says where the person stands: a number of either axis within some 300 m of it,
 * in degrees or in WeChat's shifted degrees, whatever it is called and however it is written.
 */
export function tellsPosition(text: string, at = standing, shifted: { lng: number; lat: number }[] = []): boolean {
  const near = (n: number, axis: 'lng' | 'lat') => [at, ...shifted].some((p) => Math.abs(n - p[axis]) < 0.003)
  const numbers = [...decode(text).matchAll(/-?\d{1,3}\.\d{2,}/g)].map((m) => Number(m[0]))
  return numbers.some((n) => near(n, 'lng')) && numbers.some((n) => near(n, 'lat'))
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
