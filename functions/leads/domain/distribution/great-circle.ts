import { unitVector, type Point } from './unit-vector.ts';

/** The mean radius of the Earth, R₁ = (2a + b) ÷ 3 of WGS 84 (source: Moritz 2000, Geodetic Reference System 1980). */
const meanEarthRadiusKm = 6371.0088;

/**
 * The great-circle distance between two places in kilometres, on a sphere; within 0.6 % of that on the ellipsoid.
 *
 * The angle is taken from sine and cosine together: the cosine alone cannot tell neighbours apart, nor the sine
 * (as in the haversine formula) what lies on the other side of the globe.
 */
export function distanceKm(from: Point, to: Point): number {
  const [ax, ay, az] = unitVector(from);
  const [bx, by, bz] = unitVector(to);
  const sine = Math.hypot(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
  const cosine = ax * bx + ay * by + az * bz;
  return meanEarthRadiusKm * Math.atan2(sine, cosine);
}
