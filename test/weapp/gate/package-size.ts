import type { CompiledPackage } from './compiled-package'
import { staticFinding, type Finding } from './finding'

/**
 * WeChat: 2 MB a package, 30 MB in all (2023). The main package is held far lower: it is what a cold start downloads.
 */
export const sizeLimits = {
  mainBytesMax: 700 * 1024,
  subpackageBytesMax: 2 * 1024 ** 2,
  totalBytesMax: 30 * 1024 ** 2,
} as const

/** What WeChat uploads; texts of licences and source maps stay behind. */
const UPLOADED = /\.(js|json|wxml|wxss|wxs|png|jpe?g|gif|svg|webp|mp3|aac|m4a|mp4|wav|wasm|br|cert|cer)$/
const NOT_UPLOADED = /(^|\/)project\.(private\.)?config\.json$/

/** Bytes by package: '' is the main one. */
export function packageSizes(pkg: CompiledPackage): Map<string, number> {
  const sizes = new Map<string, number>([['', 0]])
  for (const file of pkg.files) {
    if (!UPLOADED.test(file) || NOT_UPLOADED.test(file)) continue
    const holder = pkg.holderOf(file)
    sizes.set(holder, (sizes.get(holder) ?? 0) + pkg.bytes(file))
  }
  return sizes
}

/** What the main package may still grow by, in one line. */
export function roomLeft(pkg: CompiledPackage): string {
  const bytes = packageSizes(pkg).get('')!
  const kb = (n: number): string => (n / 1024).toFixed(1)
  return (
    `${kb(sizeLimits.mainBytesMax - bytes)} KB of room in the main package (${kb(bytes)} of ` +
    `${kb(sizeLimits.mainBytesMax)} KB)`
  )
}

export function sizeFindings(pkg: CompiledPackage): Finding[] {
  const sizes = packageSizes(pkg)
  const over = (file: string, bytes: number, most: number, what: string): Finding[] => {
    if (bytes < most) return []
    const limit = `${what} is ${Math.ceil(bytes / 1024)} KB, the limit is ${Math.floor(most / 1024)} KB`
    const place = { line: 1, column: 1 }
    return [staticFinding('fault', 'package-size', file, place, `${limit}; heaviest: ${heaviest(pkg, file)}`)]
  }
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
  return [
    ...[...sizes].flatMap(([root, bytes]) =>
      root === ''
        ? over('app.json', bytes, sizeLimits.mainBytesMax, 'the main package')
        : over(root, bytes, sizeLimits.subpackageBytesMax, `the subpackage ${root}`),
    ),
    ...over('app.json', total, sizeLimits.totalBytesMax, 'the whole'),
  ]
}

function heaviest(pkg: CompiledPackage, holder: string): string {
  const root = holder === 'app.json' ? '' : holder
  return pkg.files
    .filter((f) => pkg.holderOf(f) === root)
    .sort((a, b) => pkg.bytes(b) - pkg.bytes(a))
    .slice(0, 3)
    .map((f) => `${f} ${Math.ceil(pkg.bytes(f) / 1024)} KB`)
    .join(', ')
}
