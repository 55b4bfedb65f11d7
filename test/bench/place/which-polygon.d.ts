declare module 'which-polygon' {
  type Coordinates = readonly (readonly (readonly [number, number])[])[]
  interface Query<P> {
    (at: [number, number]): P | null
    (at: [number, number], multi: true): P[] | null
  }
  export default function whichPolygon<P>(collection: {
    features: { properties: P; geometry: { type: 'Polygon'; coordinates: Coordinates } }[]
  }): Query<P>
}
