/**
 * Nearest first: a binary heap in two typed arrays that grow. A node may be in it twice; the caller skips what is
 * stale.
 */
export class DistanceQueue {
  size = 0
  private distance = new Float64Array(256)
  private node = new Int32Array(256)

  clear(): void {
    this.size = 0
  }

  push(distance: number, node: number): void {
    if (this.size === this.node.length) this.grow()
    const { distance: distances, node: nodes } = this
    let at = this.size++
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (distances[parent]! <= distance) break
      distances[at] = distances[parent]!
      nodes[at] = nodes[parent]!
      at = parent
    }
    distances[at] = distance
    nodes[at] = node
  }

  /** Distance of the nearest; only when size > 0. */
  get nearest(): number {
    return this.distance[0]!
  }

  /** Takes the nearest; only when size > 0. */
  pop(): number {
    const { distance: distances, node: nodes } = this
    const nearest = nodes[0]!
    const size = --this.size
    const distance = distances[size]!
    const node = nodes[size]!
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      if (child + 1 < size && distances[child + 1]! < distances[child]!) child++
      if (distances[child]! >= distance) break
      distances[at] = distances[child]!
      nodes[at] = nodes[child]!
      at = child
    }
    distances[at] = distance
    nodes[at] = node
    return nearest
  }

  private grow(): void {
    const [distance, node] = [this.distance, this.node]
    this.distance = new Float64Array(distance.length * 2)
    this.node = new Int32Array(node.length * 2)
    this.distance.set(distance)
    this.node.set(node)
  }
}
