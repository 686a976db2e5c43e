// Correcting a change of the catalogue that was not sent yet, or that was given back.
export { Correct as Component } from './write-page';
