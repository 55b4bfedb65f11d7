import type { Picture } from './picture'

/** Turns the stored rows the way EXIF's orientation (1–8) says, so that the kept photo needs no such note. */
export function upright(picture: Picture, orientation: number): Picture {
  if (orientation <= 1 || orientation > 8) return picture
  const { width, height } = picture
  const swaps = orientation >= 5
  const turned = { width: swaps ? height : width, height: swaps ? width : height }
  const from = new Uint32Array(picture.rgba.buffer, picture.rgba.byteOffset, width * height)
  const to = new Uint32Array(width * height)
  // Mirrored left–right: 2, 3, 7, 8 in the source's own x; upside down: 3, 4, 6, 7 in its own y.
  const flipX = orientation === 2 || orientation === 3 || orientation === 7 || orientation === 8
  const flipY = orientation === 3 || orientation === 4 || orientation === 6 || orientation === 7
  for (let y = 0; y < turned.height; y++) {
    for (let x = 0; x < turned.width; x++) {
      const alongX = swaps ? y : x
      const alongY = swaps ? x : y
      const sourceX = flipX ? width - 1 - alongX : alongX
      const sourceY = flipY ? height - 1 - alongY : alongY
      to[y * turned.width + x] = from[sourceY * width + sourceX]!
    }
  }
  return { ...turned, rgba: new Uint8ClampedArray(to.buffer) }
}
