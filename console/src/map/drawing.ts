// The map itself, drawn by MapLibre: outlines in the colours of their classes. It must not know React.
import type { ExpressionSpecification, Map as MapLibre } from 'maplibre-gl';
import maplibre from 'maplibre-gl/dist/maplibre-gl-csp.js';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-csp-worker.js?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { boxOf, labelPoint, type Shape } from './shapes';

// The policy of the page lets in no worker but files of the server.
maplibre.setWorkerUrl(workerUrl);

export interface Painting {
  /** Colour of each division, by code. */
  colours: ReadonlyMap<string, string>;
  /** The division under the pointer, or whose row has the focus. */
  marked: string | undefined;
  /** The division that is looked into; the others fade. */
  within: string | undefined;
}

export interface DrawingOptions {
  shapes: readonly Shape[];
  /** MapLibre's own texts, by its keys. */
  controls: Record<string, string>;
  ground: string;
  border: string;
  strong: string;
  isStill: boolean;
  onOpen: (code: string) => void;
  onMark: (code: string | undefined) => void;
}

const PADDING = 28;
const FILL = 'fill';

export class Drawing {
  readonly #map: MapLibre;
  readonly #options: DrawingOptions;
  #painting: Painting | undefined;
  /** Whether the layers are there, to be painted. */
  #isReady = false;

  constructor(container: HTMLElement, options: DrawingOptions) {
    this.#options = options;
    const features = options.shapes.map((shape) => shape);
    this.#map = new maplibre.Map({
      container,
      bounds: boxOf(options.shapes) ?? [-180, -80, 180, 80],
      fitBoundsOptions: { padding: PADDING },
      locale: options.controls,
      attributionControl: false,
      cooperativeGestures: true,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      renderWorldCopies: false,
      style: {
        version: 8,
        sources: { divisions: { type: 'geojson', data: { type: 'FeatureCollection', features } } },
        layers: [
          { id: 'ground', type: 'background', paint: { 'background-color': options.ground } },
          { id: FILL, type: 'fill', source: 'divisions', paint: { 'fill-color': options.ground } },
          {
            id: 'line',
            type: 'line',
            source: 'divisions',
            paint: { 'line-color': options.border, 'line-width': 1.2 },
          },
          {
            id: 'marked',
            type: 'line',
            source: 'divisions',
            layout: { 'line-join': 'round' },
            paint: { 'line-color': options.strong, 'line-width': 3 },
            filter: ['==', ['get', 'code'], ''],
          },
        ],
      },
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-right');
    this.#listen();
  }

  /** Paints now, or as soon as the outlines are there. */
  paint(painting: Painting): void {
    const before = this.#painting;
    this.#painting = painting;
    if (this.#isReady) {
      this.#map.setPaintProperty(FILL, 'fill-color', this.#colour(painting.colours));
      this.#map.setPaintProperty(FILL, 'fill-opacity', opacity(painting.within));
      this.#map.setFilter('marked', ['==', ['get', 'code'], painting.marked ?? painting.within ?? '']);
    }
    if (before?.within !== painting.within) {
      this.#look(painting.within, before === undefined);
    }
  }

  remove(): void {
    this.#map.remove();
  }

  #colour(colours: ReadonlyMap<string, string>): ExpressionSpecification | string {
    const pairs = [...colours].flat();
    const [code, colour, ...others] = pairs;
    return code === undefined || colour === undefined
      ? this.#options.ground
      : ['match', ['get', 'code'], code, colour, ...others, this.#options.ground];
  }

  #look(within: string | undefined, isFirst: boolean): void {
    const { shapes, isStill } = this.#options;
    const inside = shapes.filter(({ properties }) => within === undefined || properties.code === within);
    const box = boxOf(inside.length > 0 ? inside : shapes);
    if (box) {
      this.#map.fitBounds(box, { padding: PADDING, duration: isStill || isFirst ? 0 : 500 });
    }
  }

  #label(shape: Shape): void {
    const element = document.createElement('div');
    element.className = 'map-label';
    element.textContent = shape.properties.name;
    new maplibre.Marker({ element }).setLngLat(labelPoint(shape)).addTo(this.#map);
    // The names stand in the table too; as buttons of the map they would only be in the way.
    element.removeAttribute('aria-label');
    element.setAttribute('role', 'presentation');
    element.setAttribute('aria-hidden', 'true');
  }

  #listen(): void {
    // Tells tests that all is on the screen.
    this.#map.on('idle', () => (this.#map.getContainer().dataset.drawn = 'true'));
    void this.#map.once('style.load', () => {
      this.#isReady = true;
      this.#options.shapes.forEach((shape) => this.#label(shape));
      if (this.#painting) {
        this.paint(this.#painting);
      }
    });
    const { onOpen, onMark } = this.#options;
    const codeOf = (features: { properties: Record<string, unknown> }[] | undefined) => {
      const code = features?.[0]?.properties.code;
      return typeof code === 'string' ? code : undefined;
    };
    this.#map.on('click', FILL, ({ features }) => {
      const code = codeOf(features);
      if (code !== undefined) {
        onOpen(code);
      }
    });
    this.#map.on('mousemove', FILL, ({ features }) => {
      this.#map.getCanvas().style.cursor = 'pointer';
      onMark(codeOf(features));
    });
    this.#map.on('mouseleave', FILL, () => {
      this.#map.getCanvas().style.cursor = '';
      onMark(undefined);
    });
  }
}

function opacity(within: string | undefined): ExpressionSpecification | number {
  return within === undefined ? 1 : ['case', ['in', within, ['get', 'code']], 1, 0.35];
}
