import Ajv, { type ValidateFunction } from 'ajv'
import { resolveFrom, type CompiledPackage } from './compiled-package'
import { appSchema, pageSchema } from './config-schema'
import { staticFinding, type Finding } from './finding'
import { jsonPlace } from './json-place'

const iconBytesMax = 40 * 1024
const ajv = new Ajv({ allErrors: true })
const checkApp = ajv.compile(appSchema)
const checkPage = ajv.compile(pageSchema)

/** app.json, every page's and component's json: their values, and that every file they name is there. */
export function configFindings(pkg: CompiledPackage): Finding[] {
  if (!pkg.has('app.json'))
    return [staticFinding('fault', 'app-json', 'app.json', { line: 1, column: 1 }, 'app.json is missing')]
  const found = pkg.files.filter((f) => f.endsWith('.json')).flatMap((file) => unreadable(pkg, file))
  if (found.some((f) => f.file === 'app.json')) return found
  return [
    ...found,
    ...schemaFindings(pkg, 'app.json', checkApp),
    ...appFiles(pkg),
    ...tabFindings(pkg),
    ...subpackageFindings(pkg),
    ...pkg.pages.flatMap((page) => [...schemaFindings(pkg, `${page}.json`, checkPage), ...pageFiles(pkg, page)]),
    ...pkg.files.filter((f) => f.endsWith('.json')).flatMap((file) => componentFiles(pkg, file)),
  ]
}

/** A fault at a JSON pointer of a file. */
function at(pkg: CompiledPackage, file: string, pointer: string, rule: string, message: string): Finding {
  return staticFinding('fault', rule, file, jsonPlace(pkg.text(file), pointer), message)
}

function unreadable(pkg: CompiledPackage, file: string): Finding[] {
  try {
    JSON.parse(pkg.text(file))
    return []
  } catch (error) {
    return [at(pkg, file, '', 'json', (error as Error).message)]
  }
}

function schemaFindings(pkg: CompiledPackage, file: string, check: ValidateFunction): Finding[] {
  const json = pkg.json(file)
  if (!json || check(json)) return []
  return (check.errors ?? []).map((e) =>
    at(pkg, file, e.instancePath, 'config', `${e.instancePath || '/'} ${e.message ?? ''} ${JSON.stringify(e.params)}`),
  )
}

function appFiles(pkg: CompiledPackage): Finding[] {
  const { app } = pkg
  const missing = ['app.js']
    .filter((f) => !pkg.has(f))
    .map((f) => at(pkg, 'app.json', '', 'missing-file', `${f} is missing`))
  if (app.entryPagePath && !pkg.pages.includes(app.entryPagePath))
    missing.push(at(pkg, 'app.json', '/entryPagePath', 'entry-page', `${app.entryPagePath} is no page`))
  if (app.sitemapLocation && !pkg.has(app.sitemapLocation))
    missing.push(at(pkg, 'app.json', '/sitemapLocation', 'missing-file', `${app.sitemapLocation} is missing`))
  for (const page of Object.keys(app.preloadRule ?? {})) {
    if (!pkg.pages.includes(page)) missing.push(at(pkg, 'app.json', '/preloadRule', 'preload', `${page} is no page`))
  }
  return missing
}

function tabFindings(pkg: CompiledPackage): Finding[] {
  const { tabBar } = pkg.app
  const found: Finding[] = []
  tabBar?.list?.forEach((tab, i) => {
    const pointer = `/tabBar/list/${i}`
    if (!pkg.app.pages?.includes(tab.pagePath))
      found.push(
        at(pkg, 'app.json', `${pointer}/pagePath`, 'tab-page', `${tab.pagePath} is no page of the main package`),
      )
    for (const key of ['iconPath', 'selectedIconPath'] as const) {
      const icon = tab[key]?.replace(/^\.?\//, '')
      if (!icon) continue
      if (!pkg.has(icon)) found.push(at(pkg, 'app.json', `${pointer}/${key}`, 'tab-icon', `${icon} is missing`))
      else if (pkg.bytes(icon) > iconBytesMax)
        found.push(at(pkg, 'app.json', `${pointer}/${key}`, 'tab-icon', `${icon} is over 40 KB`))
    }
  })
  if (tabBar?.custom && !pkg.has('custom-tab-bar/index.js'))
    found.push(at(pkg, 'app.json', '/tabBar', 'tab-bar', 'custom-tab-bar/index is missing'))
  return found
}

function subpackageFindings(pkg: CompiledPackage): Finding[] {
  return pkg.subpackages.flatMap((sub, i) => {
    const place = (message: string): Finding => at(pkg, 'app.json', `/subPackages/${i}/root`, 'subpackage', message)
    return [
      ...(pkg.app.pages ?? [])
        .filter((p) => p.startsWith(sub.root))
        .map((p) => place(`the main page ${p} lies inside the subpackage`)),
      ...pkg.subpackages
        .filter((other) => other !== sub && other.root.startsWith(sub.root))
        .map((o) => place(`${o.root} lies inside it`)),
    ]
  })
}

function pageFiles(pkg: CompiledPackage, page: string): Finding[] {
  return ['.js', '.wxml']
    .filter((end) => !pkg.has(page + end))
    .map((end) => at(pkg, 'app.json', '/pages', 'missing-file', `the page's file ${page}${end} is missing`))
}

function componentFiles(pkg: CompiledPackage, file: string): Finding[] {
  const using = pkg.json(file)?.usingComponents as Record<string, string> | undefined
  return Object.entries(using ?? {})
    .filter(([, target]) => !target.startsWith('plugin'))
    .flatMap(([name, target]) => {
      const component = resolveFrom(file, target)
      const pointer = `/usingComponents/${name}`
      const absent = ['.js', '.json', '.wxml']
        .filter((end) => !pkg.has(component + end))
        .map((end) => at(pkg, file, pointer, 'missing-file', `the component's file ${component}${end} is missing`))
      const holder = pkg.holderOf(component)
      if (holder && holder !== pkg.holderOf(file))
        absent.push(at(pkg, file, pointer, 'subpackage', `${component} lies in another subpackage`))
      if (pkg.has(`${component}.json`) && pkg.json(`${component}.json`)?.component !== true) {
        absent.push(at(pkg, file, pointer, 'component', `${component}.json does not say "component": true`))
      }
      return absent
    })
}
