/** Where H5 posts its calls, e.g. '/rpc'. Set by config/index.ts. */
declare const RPC_BASE: string
/** True in a build that shows made-up people. */
declare const DEMO: boolean
/** The WeChat cloud environment, or '' for the one bound to the app id. */
declare const CLOUD_ENV: string

declare namespace NodeJS {
  interface ProcessEnv { TARO_ENV: 'weapp' | 'h5' }
}
