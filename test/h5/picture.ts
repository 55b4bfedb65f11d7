import { writeFileSync } from 'node:fs'
import { deflateSync, crc32 } from 'node:zlib'

/** A small real PNG (320 × 240, a door in a wall), made here so that no picture has to lie in the repository. */
export async function picture(file: string): Promise<string> {
  const [width, height] = [320, 240]
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isDoor = x > 110 && x < 210 && y > 40
      const at = y * (1 + width * 3) + 1 + x * 3
      rows.set(isDoor ? [96 + (x % 12), 72, 52] : [188 - (y % 9), 180, 166], at)
    }
  }
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data])
    const out = Buffer.alloc(8 + body.length)
    out.writeUInt32BE(data.length, 0)
    body.copy(out, 4)
    out.writeUInt32BE(crc32(body) >>> 0, 4 + body.length)
    return out
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  writeFileSync(
    file,
    Buffer.concat([
      Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
  return file
}
