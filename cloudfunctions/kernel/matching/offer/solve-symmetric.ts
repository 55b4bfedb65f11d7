/** x with A·x = b for a symmetric positive definite A, row by row, by Cholesky's factors. */
export function solveSymmetric(a: Float64Array, b: Float64Array): Float64Array {
  const size = b.length
  const low = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = a[i * size + j]!
      for (let k = 0; k < j; k++) rest -= low[i * size + k]! * low[j * size + k]!
      if (i !== j) low[i * size + j] = rest / low[j * size + j]!
      else if (rest > 0) low[i * size + i] = Math.sqrt(rest)
      else throw new RangeError(`not positive definite: ${rest} in row ${i}`)
    }
  }
  const x = b.slice()
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= low[i * size + k]! * x[k]!
    x[i]! /= low[i * size + i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= low[k * size + i]! * x[k]!
    x[i]! /= low[i * size + i]!
  }
  return x
}
