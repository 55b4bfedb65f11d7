// One chunk of its own: the library and its stylesheet come together, when a map is first shown.
import 'leaflet/dist/leaflet.css'
export * from 'leaflet'
