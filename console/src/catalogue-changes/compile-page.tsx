// Writing a new entry of the catalogue.
export { Compile as Component } from './write-page';
