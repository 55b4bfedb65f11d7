import postcss, { type Root, type Rule } from 'postcss'
import { resolveFrom, type CompiledPackage } from '../gate/compiled-package'
import { wechatUnits } from './host/units'
import { tagNames } from './tag-names'

const known = new Set<string>(tagNames)

/**
 * All WXSS as one sheet. WeChat gives every page its own document, so a page's rules are fenced with @scope (which
 * adds no specificity); a component's class names get its prefix, as glass-easel writes them; app.wxss is for
 * everybody.
 */
export function packStyles(pkg: CompiledPackage, scopes: Record<string, string>): string {
  return pkg.files
    .filter((f) => f.endsWith('.wxss'))
    .sort((a, b) => Number(b === 'app.wxss') - Number(a === 'app.wxss'))
    .filter((file) => file === 'app.wxss' || pkg.has(file.replace(/\.wxss$/, '.json')))
    .map((file) => {
      const path = file.replace(/\.wxss$/, '')
      const isPage = pkg.pages.includes(path)
      const css = wechatCss(pkg, file, scopes[path] ?? '', isPage).toString()
      return isPage ? `@scope (mp-webview[route="${path}"]) {\n${css}\n}` : css
    })
    .join('\n')
}

function wechatCss(pkg: CompiledPackage, file: string, scope: string, isPage: boolean): Root {
  const root = postcss.parse(pkg.text(file), { from: file })
  root.walkAtRules('import', (rule) => {
    const target = resolveFrom(file, rule.params.replace(/^url\(|\)$|["']/g, ''))
    rule.replaceWith(pkg.has(target) ? wechatCss(pkg, target, scope, isPage).nodes : [])
  })
  root.walkDecls((declaration) => {
    declaration.value = wechatUnits(declaration.value)
  })
  root.walkRules((rule) => {
    if (!isKeyframe(rule)) rule.selector = wechatSelector(rule.selector, scope)
  })
  return root
}

const isKeyframe = (rule: Rule): boolean =>
  rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as postcss.AtRule).name)

const wechatSelector = (selector: string, scope: string): string =>
  selector
    .replace(/(^|[\s>+~,(])([a-z][\w-]*)/g, (all, before: string, name: string) => {
      if (name === 'page') return `${before}mp-page`
      return known.has(name) ? `${before}wx-${name}` : all
    })
    .replace(/\.(-?[_a-zA-Z][\w-]*)/g, (all, name: string) => (scope ? `.${scope}--${name}` : all))
