import { defineConfig } from '@tarojs/cli'
import type { IProjectConfig } from '@tarojs/taro/types/compile'
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import webpack from 'webpack'
import { OfflinePlugin } from './offline/plugin'

const at = (...parts: string[]) => path.resolve(__dirname, '..', ...parts)

/**
 * What a build may be told from outside; everything else is in the source, so that two builds of one commit are alike.
 * - RPC_BASE: where H5 posts its calls. The default is the host that served the page.
 * - HOST_ORIGIN: the host that takes uploads and gives photos, 'https://…'. WeChat needs it whole, H5 asks the host
 *   that served it.
 * - DEMO: '1' draws the 演示数据 banner. The functions decide by themselves whether demo accounts exist.
 * - MAP_TILES, MAP_CREDIT: tiles of H5's map and whose they are, with the 审图号 (Tianditu wants a key). Without them
 *   our own borders are drawn.
 * - CLOUD_ENV: the WeChat cloud environment; empty takes the one that WeChat binds to the app id.
 */
const told = {
  RPC_BASE: JSON.stringify(process.env.RPC_BASE ?? '/rpc'),
  HOST_ORIGIN: JSON.stringify(process.env.HOST_ORIGIN ?? ''),
  DEMO: JSON.stringify(process.env.DEMO === '1'),
  MAP_TILES: JSON.stringify(process.env.MAP_TILES ?? ''),
  MAP_CREDIT: JSON.stringify(process.env.MAP_CREDIT ?? ''),
  CLOUD_ENV: JSON.stringify(process.env.CLOUD_ENV ?? ''),
  // Another process, because Taro compiles nothing for its configuration but the configuration.
  OPERATIONS: execFileSync(process.execPath, [at('node_modules/tsx/dist/cli.mjs'), at('config/operation-table.ts')], {
    encoding: 'utf8',
  }),
}

// px stays px on both targets (no rpx, no rem): one CSS, media queries that work, one scale for large type.
// The plugin stays on only for `/* #ifdef h5 */ … /* #endif */`: `enable: false` would leak H5 rules into weapp.
const pxtransform = { enable: true, config: { methods: ['platform'] } } as never
// Babel leaves node_modules alone. These are written for browsers of this year: class fields with #names fail to parse
// on iOS 13, and Taro's terser settings (quote_keys) print them broken for everybody.
const compile = { include: ['@tanstack', 'zustand', 'uqr'].map((name) => at('node_modules', name)) }
// Taro prints as for the phones of 2016: every Chinese letter as six (\u9a7f), every name of a property in quotes,
// nothing folded. WeChat reads UTF-8, and the gate holds the language to ES2018: this, babel.config.js and
// wechat-parts.json took the main package from 699 KB to 598.
const folding = [
  'arrows',
  'collapse_vars',
  'comparisons',
  'computed_props',
  'hoist_props',
  'inline',
  'loops',
  'negate_iife',
  'properties',
  'reduce_funcs',
  'reduce_vars',
  'switches',
  'typeofs',
  'directives',
]
const small = {
  enable: true,
  config: {
    compress: { ecma: 2018, passes: 2, ...Object.fromEntries(folding.map((name) => [name, true])) },
    output: { ecma: 2018, ascii_only: false, quote_keys: false, keep_quoted_props: false },
  },
}
const globalObject = '(typeof globalThis==="object"?globalThis:{})'
const cssModules = { enable: false, config: {} } as never

type Project = IProjectConfig<'webpack5'>

const mini: Project['mini'] = {
  compile,
  optimizeMainPackage: { enable: true },
  miniCssExtractPluginOption: { ignoreOrder: true },
  postcss: { pxtransform, cssModules },
  webpackChain(chain) {
    // webpack's shim for `global` holds new Function('return this'), which WeChat forbids.
    chain.node.set('global', false)
    // iOS 12.0 and 12.1 have no globalThis, and TanStack Query names it bare: the app would stay white there.
    chain.plugin('no-global-shim').use(webpack.DefinePlugin, [{ global: globalObject, globalThis: globalObject }])
    // TanStack Query makes an AbortController for every read. WeChat has none, and Query then waits for ever.
    chain
      .plugin('abort')
      .use(webpack.ProvidePlugin, [{ AbortController: [at('src/platform/abort.ts'), 'AbortController'] }])
  },
}

const h5: Project['h5'] = {
  compile,
  publicPath: './',
  staticDirectory: 'static',
  router: { mode: 'hash' },
  output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
  miniCssExtractPluginOption: {
    ignoreOrder: true,
    filename: 'css/[name].[contenthash:8].css',
    chunkFilename: 'css/[name].[contenthash:8].css',
  },
  postcss: { autoprefixer: { enable: true, config: {} }, pxtransform, cssModules },
  webpackChain(chain) {
    chain.performance.hints(false)
    if (process.env.NODE_ENV === 'production') chain.plugin('offline').use(OfflinePlugin)
    // Taro's default repeats its components (50 KB) in every page.
    chain.optimization.splitChunks({
      chunks: 'all',
      minSize: 2000,
      maxInitialRequests: 10,
      cacheGroups: {
        default: false,
        defaultVendors: false,
        lib: {
          name: 'lib',
          test: /[\\/]node_modules[\\/](react|react-dom|scheduler|@tarojs)[\\/]/,
          priority: 20,
          minChunks: 1,
          chunks: 'all',
        },
        common: { name: 'common', minChunks: 2, priority: 5, reuseExistingChunk: true },
      },
    })
  },
}

export default defineConfig<'webpack5'>(async () => {
  const config: Project = {
    projectName: 'hongyi',
    date: '2026-1-1',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
    sourceRoot: 'src',
    outputRoot: `dist/${process.env.TARO_ENV}`,
    plugins: [at('config/wechat-parts-plugin.ts')],
    defineConstants: told,
    alias: { '@': at('src'), '@kernel': at('cloudfunctions/kernel') },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    ...(process.env.TARO_ENV === 'weapp' && { terser: small }),
    // A stale cache has no place in a build that must come out the same twice; cold takes about 20 s.
    cache: { enable: false },
    // WeChat's map takes the pictures of its pins by path only.
    ...(process.env.TARO_ENV === 'weapp' && {
      copy: { patterns: [{ from: 'src/ui/map/pins', to: 'dist/weapp/ui/map/pins' }], options: {} },
    }),
    mini,
    h5,
  }
  return config
})
