import { Image, View } from '@tarojs/components'
import { tap } from './a11y'
import { Icon } from './icon'

export interface Photo {
  id: string
  /** A link or a local path (kept-files' openFile); null while it is being read. */
  src: string | null
  /** A word over the picture: '等网', '没传上'. */
  note?: string
}
export interface PhotoGridProps {
  photos: Photo[]
  /** Without it the photos are only looked at. */
  onAdd?: () => void
  onRemove?: (id: string) => void
  onOpen?: (id: string) => void
  max?: number
  /** What the empty tile says; the second time it says '再拍一张'. */
  addWord?: string
}

/** Photos, three in a row, and the tile that takes one more. */
export function PhotoGrid({ photos, onAdd, onRemove, onOpen, max = 9, addWord = '拍一张' }: PhotoGridProps) {
  return (
    <View className="ui-photos">
      {photos.map(({ id, src, note }, i) => (
        <View key={id} className="ui-photo">
          <View
            className="ui-photo-press ui-press"
            {...tap(onOpen && (() => onOpen(id)), {
              role: onOpen ? 'button' : 'img',
              label: `第 ${i + 1} 张照片${note ? `，${note}` : ''}`,
            })}
          >
            {src ? <Image className="ui-photo-image" src={src} mode="aspectFill" lazyLoad /> : null}
          </View>
          {note ? <View className="ui-photo-note">{note}</View> : null}
          {onRemove ? (
            <View
              className="ui-photo-remove ui-press"
              {...tap(() => onRemove(id), { label: `去掉第 ${i + 1} 张照片` })}
            >
              <View className="ui-photo-cross">
                <Icon name="close" size="small" />
              </View>
            </View>
          ) : null}
        </View>
      ))}
      {onAdd && photos.length === 0 ? (
        <View className="ui-photo-first ui-photo-wish ui-press" {...tap(onAdd)}>
          <Icon name="camera" size="big" />
          <View className="ui-strong">{addWord}</View>
        </View>
      ) : null}
      {onAdd && photos.length > 0 && photos.length < max ? (
        <View className="ui-photo ui-photo-add ui-press" {...tap(onAdd)}>
          <Icon name="camera" size="big" />
          <View className="ui-small">再拍一张</View>
        </View>
      ) : null}
    </View>
  )
}
