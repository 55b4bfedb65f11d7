import { mergeInternalComponents } from '@tarojs/shared'
import ariaParts from './aria-parts.json'

/**
 * Which parts carry which aria-* in WeChat (aria-parts.json). Taro numbers the attributes of a part on both sides, in the
 * template when it is built and in the runtime when it starts: the template plugin (config/a11y-plugin.ts) and the app must
 * add the same ones, or every attribute lands under another's number (a text area had no placeholder and took no letters).
 * Imported first by the app, before any page is drawn.
 */
if (process.env.TARO_ENV === 'weapp') mergeInternalComponents(ariaParts)
