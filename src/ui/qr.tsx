import { useMemo } from 'react'
import { View } from '@tarojs/components'
import { encode } from 'uqr'
import { aria } from './a11y'

/** One dark stretch of a row, in modules. */
interface Stretch {
  x: number
  y: number
  length: number
}

function stretches(cells: readonly (readonly boolean[])[]): Stretch[] {
  const found: Stretch[] = []
  cells.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const from = x
      while (row[x]) x++
      found.push({ x: from, y, length: x - from })
    }
  })
  return found
}

/**
 * A QR code of boxes: sharp at any size, needs no picture, no
 * canvas and no network, on both targets. White margin included.
 * @param size px, the whole square
 */
export function Qr({ text, size = 180, label }: { text: string; size?: number; label: string }) {
  const { cells, side } = useMemo(() => {
    const { data } = encode(text, { ecc: 'M', border: 2 })
    return { cells: stretches(data), side: data.length }
  }, [text])
  // Whole pixels only: a scanner trips over hairlines between boxes.
  const unit = Math.max(1, Math.floor(size / side))
  const edge = unit * side
  return (
    <View
      className="ui-qr"
      style={{ width: `${edge}px`, height: `${edge}px`, position: 'relative', background: '#FFFFFF' }}
      {...aria({ role: 'img', label })}
    >
      {cells.map(({ x, y, length }) => (
        <View
          key={`${x} ${y}`}
          style={{
            position: 'absolute',
            left: `${x * unit}px`,
            top: `${y * unit}px`,
            width: `${length * unit}px`,
            height: `${unit}px`,
            background: '#1E2329',
          }}
        />
      ))}
    </View>
  )
}
