// The build of MapLibre that needs no script from a blob: its worker is a file of the server.
declare module 'maplibre-gl/dist/maplibre-gl-csp.js' {
  import maplibre from 'maplibre-gl';
  export default maplibre;
}
