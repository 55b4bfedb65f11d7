import { internalComponents, mergeInternalComponents } from '@tarojs/shared'
import parts from './wechat-parts.json'

/**
 * How WeChat's parts differ from Taro's (wechat-parts.json): the aria-* that Taro leaves out are
 * added, and what no screen of ours uses is dropped, for Taro writes every attribute of a view fifteen
 * times into the template. Taro numbers the attributes of a part on both sides, in the template when
 * it is built and in the runtime when it starts: the template plugin (config/wechat-parts-plugin.ts)
 * and the app must change the same ones, or every attribute lands under another's number (a text area
 * had no placeholder and took no letters). Imported first by the app, before any page is drawn.
 */
if (process.env.TARO_ENV === 'weapp') {
  mergeInternalComponents(parts.added)
  for (const [part, attributes] of Object.entries(parts.dropped))
    for (const name of attributes) delete internalComponents[part]![name]
}
