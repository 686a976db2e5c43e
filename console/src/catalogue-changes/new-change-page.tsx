// Writing another text of an entry of the catalogue.
export { Change as Component } from './write-page';
