export { makeNearest, metresBetween, nearest, type Near, type NearestIndex, type Position } from './nearest'
