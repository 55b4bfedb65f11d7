/**
 * The same numbers in an array of twice the length or more, what is new filled; the array itself when it is long
 * enough.
 */
export function grownInts(array: Int32Array, length: number, fill = 0): Int32Array<ArrayBufferLike> {
  if (array.length >= length) return array
  const grown = new Int32Array(Math.max(length, array.length * 2, 16))
  grown.set(array)
  if (fill !== 0) grown.fill(fill, array.length)
  return grown
}

export function grownFloats(array: Float64Array, length: number, fill = 0): Float64Array<ArrayBufferLike> {
  if (array.length >= length) return array
  const grown = new Float64Array(Math.max(length, array.length * 2, 16))
  grown.set(array)
  if (fill !== 0) grown.fill(fill, array.length)
  return grown
}
