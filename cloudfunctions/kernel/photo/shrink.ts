import type { Picture } from './picture'

export type Shrinker = { row(rgba: Uint8Array | Uint8ClampedArray): void; picture(): Picture }

/**
 * Takes a picture row by row and gives it back with its longest side at most `sideMax`; smaller ones keep their size.
 * Every source pixel counts with the area it covers, so that text on a notice stays readable; see-through turns white.
 * Rows, not a whole picture, because the source may be larger than the memory of a function.
 */
export function startShrinking(width: number, height: number, sideMax: number): Shrinker {
  const factor = Math.max(1, Math.max(width, height) / sideMax)
  const small = { width: Math.max(1, Math.round(width / factor)), height: Math.max(1, Math.round(height / factor)) }
  const across = covers(width, small.width)
  const down = covers(height, small.height)
  const rgba = new Uint8ClampedArray(small.width * small.height * 4)
  const line = new Float32Array(small.width * 3)
  const sum = new Float32Array(small.width * 3)
  let y = 0

  const add = (weight: number): void => {
    for (let i = 0; i < sum.length; i++) sum[i]! += line[i]! * weight
  }
  const flush = (to: number): void => {
    for (let x = 0, i = 0, o = to * small.width * 4; x < small.width; x++, i += 3, o += 4) {
      rgba[o] = sum[i]!
      rgba[o + 1] = sum[i + 1]!
      rgba[o + 2] = sum[i + 2]!
      rgba[o + 3] = 255
    }
    sum.fill(0)
  }
  return {
    row(source) {
      if (y >= height) throw new Error(`row ${y} of a picture that is ${height} high`)
      averageAcross(source, width, across, line)
      add(down.first[y]!)
      const to = down.target[y]!
      if (y === height - 1 || down.target[y + 1]! > to) {
        flush(to)
        if (down.second[y]! > 0) add(down.second[y]!)
      }
      y++
    },
    picture() {
      if (y !== height) throw new Error(`${y} of ${height} rows`)
      return { ...small, rgba }
    },
  }
}

export function shrink(picture: Picture, sideMax: number): Picture {
  const shrinker = startShrinking(picture.width, picture.height, sideMax)
  const stride = picture.width * 4
  for (let y = 0; y < picture.height; y++) shrinker.row(picture.rgba.subarray(y * stride, (y + 1) * stride))
  return shrinker.picture()
}

type Cover = { target: Uint32Array; first: Float32Array; second: Float32Array }

/** A source pixel covers one target pixel, or two at a border: which one, and what share of the target each part is. */
function covers(from: number, to: number): Cover {
  const target = new Uint32Array(from)
  const first = new Float32Array(from)
  const second = new Float32Array(from)
  const ratio = to / from
  for (let i = 0; i < from; i++) {
    const start = i * ratio
    const end = (i + 1) * ratio
    const index = Math.min(to - 1, Math.floor(start + 1e-9))
    const border = index + 1
    target[i] = index
    first[i] = Math.min(end, border) - start
    second[i] = index + 1 < to ? Math.max(0, end - border) : 0
  }
  return { target, first, second }
}

function averageAcross(source: Uint8Array | Uint8ClampedArray, width: number, across: Cover, line: Float32Array): void {
  line.fill(0)
  for (let x = 0, from = 0; x < width; x++, from += 4) {
    const alpha = source[from + 3]!
    const white = 255 - alpha
    const red = white ? (source[from]! * alpha) / 255 + white : source[from]!
    const green = white ? (source[from + 1]! * alpha) / 255 + white : source[from + 1]!
    const blue = white ? (source[from + 2]! * alpha) / 255 + white : source[from + 2]!
    const to = across.target[x]! * 3
    const share = across.first[x]!
    line[to]! += red * share
    line[to + 1]! += green * share
    line[to + 2]! += blue * share
    const next = across.second[x]!
    if (next > 0) {
      line[to + 3]! += red * next
      line[to + 4]! += green * next
      line[to + 5]! += blue * next
    }
  }
}
