/**
 * What WeChat's logic layer gives a file on every phone we promise (Android 7, iOS 12): the language, timers, and WeChat's
 * own names. Everything else is missing on some phone. Left out on purpose, though DevTools has them: Intl (missing on
 * Android, glass-easel#270), URL, fetch, TextEncoder, AbortController, crypto, structuredClone.
 */
export const phoneGlobals: ReadonlySet<string> = new Set([
  'undefined', 'NaN', 'Infinity', 'Object', 'Function', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'Date', 'RegExp',
  'Math', 'JSON', 'Promise', 'Proxy', 'Reflect', 'Map', 'Set', 'WeakMap', 'WeakSet',
  'Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError',
  'ArrayBuffer', 'DataView', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array',
  'Uint32Array', 'Float32Array', 'Float64Array',
  'parseInt', 'parseFloat', 'isNaN', 'isFinite', 'encodeURIComponent', 'decodeURIComponent', 'encodeURI', 'decodeURI',
  'escape', 'unescape', 'console', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval',
  'require', 'module', 'exports',
  'wx', 'App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages', 'requirePlugin',
])

/** Given by every phone in use, and missing on the oldest that we promise: worth a typeof, not worth a red gate. */
export const youngGlobals: ReadonlyMap<string, string> = new Map([
  ['globalThis', 'iOS 12.0 and 12.1 do not have it; a mini-program that needs it stays white there (uni-app#4117)'],
])
