/** A place on the globe in degrees: north and east are positive. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

const radiansPerDegree = Math.PI / 180;

/** A place as a vector of length 1 from the middle of the globe: there neither poles nor the antimeridian are special. */
export function unitVector({ lat, lon }: Point): readonly [x: number, y: number, z: number] {
  const latitude = lat * radiansPerDegree;
  const longitude = lon * radiansPerDegree;
  const fromAxis = Math.cos(latitude);
  return [fromAxis * Math.cos(longitude), fromAxis * Math.sin(longitude), Math.sin(latitude)];
}
