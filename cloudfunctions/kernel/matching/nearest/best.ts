/** The k least (chord, index) pairs seen: a sorted list while k is a screenful, found by halving. */
export function makeBest(k: number) {
  const chords: number[] = []
  const indexes: number[] = []
  const before = (chord: number, index: number, i: number): boolean =>
    chord < chords[i]! || (chord === chords[i]! && index < indexes[i]!)
  return {
    /** Nothing farther than this can come in. */
    worst: (): number => (k === 0 ? -1 : chords.length < k ? Infinity : chords[k - 1]!),
    wants: (chord: number, index: number): boolean => k > 0 && (chords.length < k || before(chord, index, k - 1)),
    add(chord: number, index: number): void {
      let low = 0
      let high = chords.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (before(chord, index, middle)) high = middle
        else low = middle + 1
      }
      chords.splice(low, 0, chord)
      indexes.splice(low, 0, index)
      if (chords.length > k) {
        chords.pop()
        indexes.pop()
      }
    },
    sorted: (): { chord: number; index: number }[] => chords.map((chord, i) => ({ chord, index: indexes[i]! })),
  }
}
