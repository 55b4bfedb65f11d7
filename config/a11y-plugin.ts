import type { IPluginContext } from '@tarojs/service'
import ariaParts from '../src/platform/aria-parts.json'

/** Taro leaves aria-* out of WeChat's templates. This puts it back on the parts the kit uses, so that a screen reader hears them. */
export default (ctx: IPluginContext) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: { template?: { mergeComponents(ctx: IPluginContext, parts: object): void } }) {
      // H5 calls this too and has no template.
      platform.template?.mergeComponents(ctx, ariaParts)
    },
  })
}
