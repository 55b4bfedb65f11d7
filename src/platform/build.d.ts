/** Where H5 posts its calls, e.g. '/rpc'. Set by config/index.ts. */
declare const RPC_BASE: string
/** Where uploads go and photos come from, 'https://…'; '' is the host that served the page. */
declare const HOST_ORIGIN: string
/** True in a build that shows made-up people. */
declare const DEMO: boolean
/** The WeChat cloud environment, or '' for the one bound to the app id. */
declare const CLOUD_ENV: string

/**
 * What the phone needs of the contracts, by name: who answers, and
 * what may be asked signed out. Set by config/index.ts.
 */
declare const OPERATIONS: { staff: readonly string[]; signedOut: readonly string[] }

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5'
  }
}

/** Where H5's map takes its tiles, 'https://…{z}/{x}/{y}…'; '' draws our own borders alone. */
declare const MAP_TILES: string
/** Whose map it is, with its 审图号: shown on the map whenever there are tiles. */
declare const MAP_CREDIT: string
