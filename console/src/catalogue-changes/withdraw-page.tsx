// Writing the withdrawal of an entry of the catalogue.
export { Withdraw as Component } from './write-page';
