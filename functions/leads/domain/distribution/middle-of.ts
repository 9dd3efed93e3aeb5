import { unitVector, type Point } from './unit-vector.ts';

const degreesPerRadian = 180 / Math.PI;

/**
 * The middle of places: the direction in which their vectors point together. An average of degrees would put the
 * middle of Fiji, which lies on both sides of the antimeridian, into Africa.
 * @param places at least one, and not such that they cancel one another out
 */
export function middleOf(places: readonly Point[]): Point {
  let [x, y, z] = [0, 0, 0];
  for (const place of places) {
    const vector = unitVector(place);
    x += vector[0];
    y += vector[1];
    z += vector[2];
  }
  return {
    lat: Math.atan2(z, Math.hypot(x, y)) * degreesPerRadian,
    lon: Math.atan2(y, x) * degreesPerRadian,
  };
}
