import type { IPluginContext } from '@tarojs/service'
import parts from '../src/platform/wechat-parts.json'

interface Template {
  internalComponents: Record<string, Record<string, string>>
  nestElements: Map<string, number>
  mergeComponents(ctx: IPluginContext, parts: object): void
}

/**
 * WeChat's templates as this app needs them: aria-* on the parts the kit uses, so that a screen reader hears them;
 * without what no screen uses; and a part that never stands in itself more than a few deep written only that often (a
 * template cannot call itself, so Taro writes one for each depth, fifteen by default).
 */
export default (ctx: IPluginContext) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn({ template }: { template?: Template }) {
      // H5 calls this too and has no template.
      if (!template) return
      template.mergeComponents(ctx, parts.added)
      for (const [part, attributes] of Object.entries(parts.dropped))
        for (const name of attributes) delete template.internalComponents[part]![name]
      for (const [part, deepest] of Object.entries(parts.nested)) template.nestElements.set(part, deepest)
    },
  })
}
