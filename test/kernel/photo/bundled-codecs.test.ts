// Promise: a cloud function of one file, without node_modules and with little memory, can take a 12 megapixel photo.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { encodeJpeg } from '../../../cloudfunctions/kernel/photo/codecs'
import { inlineCodecs } from '../../../cloudfunctions/kernel/photo/inline-codecs'
import { picture } from './stranger-files'

const run = `
const { reencodePhoto } = require('./reencode.js')
const photo = require('node:fs').readFileSync(process.argv[1])
reencodePhoto(photo).then(({ width, height, bytes, thumbnail }) => console.log(JSON.stringify({
  width, height, bytes: bytes.length, thumbnail: thumbnail.length, peakMb: process.resourceUsage().maxRSS / 1024,
})))`

const builds = [{ packages: 'bundle' }, { packages: 'external' }] as const

test.each(builds)(
  'built with packages: $packages',
  async ({ packages }) => {
    const folder = mkdtempSync(join(tmpdir(), 'hongyi-photo-'))
    try {
      const file = join(folder, 'reencode.js')
      const { warnings } = await build({
        entryPoints: [join(__dirname, '../../../cloudfunctions/kernel/photo/reencode.ts')],
        outfile: file,
        bundle: true,
        platform: 'node',
        format: 'cjs',
        target: 'node20',
        minify: true,
        packages,
        plugins: [inlineCodecs],
        logLevel: 'silent',
      })
      expect(warnings).toEqual([])
      // Measured 257 KB, of the 1,024 KB a function may have.
      expect(statSync(file).size).toBeLessThan(300 * 1024)

      const texture = (x: number, y: number): number[] => [(x * y) & 255, (x ^ y) & 255, ((x >> 3) * 37 + y) & 255]
      writeFileSync(join(folder, 'photo.jpg'), await encodeJpeg(picture(4000, 3000, texture), 80))
      const said = execFileSync(process.execPath, ['-e', run, join(folder, 'photo.jpg')], {
        cwd: folder,
        encoding: 'utf8',
      })
      const answer = JSON.parse(said) as Record<string, number>
      expect(answer).toMatchObject({ width: 1600, height: 1200 })
      expect(answer.bytes).toBeGreaterThan(100_000)
      expect(answer.thumbnail).toBeGreaterThan(5_000)
      // Measured 211 to 268 MB for 12 megapixels; the function is given 512.
      expect(answer.peakMb).toBeLessThan(350)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
  60_000,
)
