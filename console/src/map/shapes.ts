// The outlines of divisions: where they lie, and where their names go.
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import polylabel from 'polylabel';

export type Shape = Feature<Polygon | MultiPolygon, { code: string; name: string }>;
export type Shapes = FeatureCollection<Polygon | MultiPolygon, { code: string; name: string }>;

type Rings = [number, number][][];
/** West, south, east, north. */
export type Box = [number, number, number, number];

function parts({ geometry }: Shape): Rings[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((rings) => rings.map((ring) => ring.map(([east = 0, north = 0]) => [east, north])));
}

/** The smallest box around the shapes; none around nothing. */
export function boxOf(shapes: readonly Shape[]): Box | undefined {
  const points = shapes.flatMap(parts).flatMap((rings) => rings[0] ?? []);
  if (points.length === 0) {
    return undefined;
  }
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [east, north] of points) {
    box[0] = Math.min(box[0], east);
    box[1] = Math.min(box[1], north);
    box[2] = Math.max(box[2], east);
    box[3] = Math.max(box[3], north);
  }
  return box;
}

/** The point deepest inside the largest part of the shape, where a name has most room. */
export function labelPoint(shape: Shape): [number, number] {
  const rings = parts(shape).sort((a, b) => extent(b) - extent(a))[0] ?? [];
  const [east = 0, north = 0] = polylabel(rings, 0.001);
  return [east, north];
}

function extent(rings: Rings): number {
  const ring = rings[0] ?? [];
  const easts = ring.map(([east]) => east);
  const norths = ring.map(([, north]) => north);
  return (Math.max(...easts) - Math.min(...easts)) * (Math.max(...norths) - Math.min(...norths));
}
