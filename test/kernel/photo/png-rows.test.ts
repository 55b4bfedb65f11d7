// Promise: every kind of PNG that the specification allows is read to the exact colour.
import { readPngHeader } from '../../../cloudfunctions/kernel/photo/png-header'
import { readPngRows } from '../../../cloudfunctions/kernel/photo/png-rows'
import { bytesOf, chunk, filtered, ihdr, png } from './stranger-files'

const width = 13
const height = 11
const samplesOf: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const palette = Array.from({ length: 256 }, (_, i) => [i, 255 - i, (i * 7) & 255])

/** A sample that differs by place and channel, within the depth. */
const sample = (x: number, y: number, channel: number, depth: number): number =>
  (x * 5 + y * 17 + channel * 101) & (2 ** depth - 1)

/** Packs the pixels of one line, most significant bit first. */
function packed(xs: number[], y: number, type: number, depth: number): Uint8Array {
  const samples = xs.flatMap((x) => Array.from({ length: samplesOf[type]! }, (_, c) => sample(x, y, c, depth)))
  const bits = samples.map((value) => value.toString(2).padStart(depth, '0')).join('')
  return new Uint8Array((bits.match(/.{1,8}/g) ?? []).map((byte) => parseInt(byte.padEnd(8, '0'), 2)))
}

function expected(x: number, y: number, type: number, depth: number, see: (x: number, y: number) => number): number[] {
  const eight = (value: number): number => (depth === 16 ? value >> 8 : Math.trunc((value * 255) / (2 ** depth - 1)))
  const [a = 0, b = 0, c = 0, d = 0] = Array.from({ length: samplesOf[type]! }, (_, i) => sample(x, y, i, depth))
  if (type === 3) return [...palette[a]!, see(x, y)]
  if (type === 0) return [eight(a), eight(a), eight(a), see(x, y)]
  if (type === 4) return [eight(a), eight(a), eight(a), eight(b)]
  return [eight(a), eight(b), eight(c), type === 6 ? eight(d) : see(x, y)]
}

async function read(bytes: Uint8Array): Promise<number[][]> {
  const rows: number[][] = []
  await readPngRows(readPngHeader(bytes), (rgba, y) => {
    rows[y] = [...rgba]
  })
  return rows
}

const kinds = [
  [0, 1],
  [0, 2],
  [0, 4],
  [0, 8],
  [0, 16],
  [2, 8],
  [2, 16],
  [3, 1],
  [3, 2],
  [3, 4],
  [3, 8],
  [4, 8],
  [4, 16],
  [6, 8],
  [6, 16],
] as const

test.each(kinds)('colour type %i at %i bits, straight, interlaced, with a see-through colour', async (type, depth) => {
  const stride = Math.max(1, (samplesOf[type]! * depth) >> 3)
  const all = Array.from({ length: width }, (_, x) => x)
  const straight = filtered(
    Array.from({ length: height }, (_, y) => packed(all, y, type, depth)),
    stride,
  )
  const passes = [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ] as const
  const interlaced = bytesOf(
    ...passes.map(([x0, y0, dx, dy]) => {
      const xs = all.filter((x) => x >= x0 && (x - x0) % dx === 0)
      const ys = Array.from({ length: height }, (_, y) => y).filter((y) => y >= y0 && (y - y0) % dy === 0)
      return filtered(
        ys.map((y) => packed(xs, y, type, depth)),
        stride,
      )
    }),
  )
  const colours = type === 3 ? [chunk('PLTE', palette.slice(0, 2 ** depth).flat())] : []
  const key = Array.from({ length: samplesOf[type]! }, (_, c) => sample(3, 2, c, depth))
  const keyed = chunk('tRNS', type === 3 ? [255, 40] : key.flatMap((value) => [value >> 8, value & 255]))
  const seeKey = (x: number, y: number): number => {
    if (type === 3) return sample(x, y, 0, depth) === 1 ? 40 : 255
    return key.every((value, c) => value === sample(x, y, c, depth)) ? 0 : 255
  }
  const picture = (see: (x: number, y: number) => number): number[][] =>
    Array.from({ length: height }, (_, y) => all.flatMap((x) => expected(x, y, type, depth, see)))

  expect(await read(png(ihdr(width, height, depth, type), straight, ...colours))).toEqual(picture(() => 255))
  expect(await read(png(ihdr(width, height, depth, type, 1), interlaced, ...colours))).toEqual(picture(() => 255))
  if (type !== 4 && type !== 6) {
    expect(await read(png(ihdr(width, height, depth, type), straight, ...colours, keyed))).toEqual(picture(seeKey))
  }
})
