/** Sound without its labels, and how long it lasts by its own frames, never by what a header claims. */
export type Sound = { bytes: Uint8Array; seconds: number }

/** Length of an ID3v2 tag in front (title, artist, pictures, comments), 0 when there is none. */
export function id3Length(bytes: Uint8Array): number {
  if (fourLetters(bytes, 0).slice(0, 3) !== 'ID3' || bytes.length < 10) return 0
  const size = (bytes[6]! << 21) | (bytes[7]! << 14) | (bytes[8]! << 7) | bytes[9]!
  const hasFooter = (bytes[5]! & 0x10) !== 0
  return 10 + size + (hasFooter ? 10 : 0)
}

export function fourLetters(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}
