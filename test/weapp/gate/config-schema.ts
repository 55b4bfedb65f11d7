/**
 * app.json and page.json as WeChat documents them (framework/config, read 2026-11), as far as a wrong value is refused
 * by DevTools or silently ignored on a phone. Keys that Taro adds for itself are named at the end of each list.
 */
const color = { type: 'string', pattern: '^#[0-9a-fA-F]{6}$' } as const
const title = { type: 'string', maxLength: 40 } as const
const components = { type: 'object', additionalProperties: { type: 'string', minLength: 1 } } as const
const pagePath = { type: 'string', pattern: '^[\\w-]+(/[\\w.-]+)*$' } as const

const windowKeys = {
  navigationBarBackgroundColor: color,
  navigationBarTextStyle: { enum: ['black', 'white'] },
  navigationBarTitleText: title,
  navigationStyle: { enum: ['default', 'custom'] },
  homeButton: { type: 'boolean' },
  backgroundColor: color,
  backgroundColorTop: color,
  backgroundColorBottom: color,
  backgroundColorContent: color,
  backgroundTextStyle: { enum: ['dark', 'light'] },
  enablePullDownRefresh: { type: 'boolean' },
  onReachBottomDistance: { type: 'integer', minimum: 0 },
  pageOrientation: { enum: ['portrait', 'landscape', 'auto'] },
  restartStrategy: { enum: ['homePage', 'homePageAndLatestPage'] },
  initialRenderingCache: { enum: ['static', 'dynamic', 'capture'] },
  visualEffectInBackground: { enum: ['none', 'hidden'] },
  handleWebviewPreload: { enum: ['static', 'manual', 'auto'] },
} as const

const tab = {
  type: 'object',
  required: ['pagePath', 'text'],
  additionalProperties: false,
  properties: {
    pagePath,
    text: { type: 'string', minLength: 1, maxLength: 8 },
    iconPath: { type: 'string', pattern: '\\.(png|jpe?g)$' },
    selectedIconPath: { type: 'string', pattern: '\\.(png|jpe?g)$' },
  },
} as const

const subpackages = {
  type: 'array',
  maxItems: 100,
  items: {
    type: 'object',
    required: ['root', 'pages'],
    additionalProperties: false,
    properties: {
      root: pagePath,
      pages: { type: 'array', minItems: 1, uniqueItems: true, items: pagePath },
      name: { type: 'string' },
      independent: { type: 'boolean' },
      plugins: { type: 'object' },
      entry: { type: 'string' },
    },
  },
} as const

/** Calls that a phone refuses unless app.json names them in requiredPrivateInfos. */
export const privateCalls = [
  'getFuzzyLocation',
  'getLocation',
  'onLocationChange',
  'startLocationUpdate',
  'startLocationUpdateBackground',
  'chooseLocation',
  'choosePoi',
  'chooseAddress',
] as const

export const appSchema = {
  type: 'object',
  required: ['pages'],
  additionalProperties: false,
  properties: {
    pages: { type: 'array', minItems: 1, uniqueItems: true, items: pagePath },
    entryPagePath: pagePath,
    subPackages: subpackages,
    subpackages,
    window: { type: 'object', additionalProperties: false, properties: windowKeys },
    tabBar: {
      type: 'object',
      required: ['list'],
      additionalProperties: false,
      properties: {
        color,
        selectedColor: color,
        backgroundColor: color,
        borderStyle: { enum: ['black', 'white'] },
        position: { enum: ['bottom', 'top'] },
        custom: { type: 'boolean' },
        list: { type: 'array', minItems: 2, maxItems: 5, items: tab },
      },
    },
    networkTimeout: { type: 'object', additionalProperties: { type: 'integer', minimum: 1 } },
    permission: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['desc'],
        properties: { desc: { type: 'string', minLength: 1, maxLength: 30 } },
      },
    },
    requiredPrivateInfos: {
      type: 'array',
      uniqueItems: true,
      items: { enum: privateCalls },
    },
    requiredBackgroundModes: { type: 'array', items: { enum: ['audio', 'location'] } },
    usingComponents: components,
    preloadRule: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['packages'],
        additionalProperties: false,
        properties: {
          network: { enum: ['all', 'wifi'] },
          packages: { type: 'array', minItems: 1, items: { type: 'string' } },
        },
      },
    },
    lazyCodeLoading: { const: 'requiredComponents' },
    style: { const: 'v2' },
    sitemapLocation: { type: 'string' },
    themeLocation: { type: 'string' },
    darkmode: { type: 'boolean' },
    debug: { type: 'boolean' },
    cloud: { type: 'boolean' },
    resizable: { type: 'boolean' },
    __usePrivacyCheck__: { type: 'boolean' },
    plugins: { type: 'object' },
    workers: {},
    renderer: { enum: ['webview', 'skyline'] },
    rendererOptions: { type: 'object' },
    componentFramework: { enum: ['exparser', 'glass-easel'] },
    navigateToMiniProgramAppIdList: { type: 'array' },
    supportedMaterials: { type: 'array' },
    halfPage: { type: 'object' },
    singlePage: { type: 'object' },
    animation: { type: 'boolean' },
  },
} as const

export const pageSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ...windowKeys,
    usingComponents: components,
    disableScroll: { type: 'boolean' },
    enablePassiveEvent: {},
    style: { const: 'v2' },
    singlePage: { type: 'object' },
    renderer: { enum: ['webview', 'skyline'] },
    rendererOptions: { type: 'object' },
    componentFramework: { enum: ['exparser', 'glass-easel'] },
    component: { type: 'boolean' },
    styleIsolation: { type: 'string' },
    componentPlaceholder: components,
    componentGenerics: { type: 'object' },
    enableShareAppMessage: { type: 'boolean' },
    enableShareTimeline: { type: 'boolean' },
    navigationBarTitleTextKey: {},
    enablePageMeta: { type: 'boolean' },
  },
} as const
