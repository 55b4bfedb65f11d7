import type { IPluginContext } from '@tarojs/service'

const names = (...attributes: string[]) => Object.fromEntries(attributes.map((a) => [`aria-${a}`, '']))
const shown = names('label', 'role', 'hidden', 'checked', 'selected', 'disabled', 'expanded')
const filled = names('label', 'required', 'invalid')

/** Taro leaves aria-* out of WeChat's templates. This puts it back on the parts the kit uses, so that a screen reader hears them. */
export default (ctx: IPluginContext) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: { template?: { mergeComponents(ctx: IPluginContext, parts: object): void } }) {
      // H5 calls this too and has no template.
      platform.template?.mergeComponents(ctx, {
        ...Object.fromEntries(['View', 'Text', 'Image', 'Button', 'ScrollView'].map((part) => [part, shown])),
        Input: filled,
        Textarea: filled,
      })
    },
  })
}
