// The nonce with which the server lets style elements in; scripts and everything else come from its own files.

/** Empty while the console is being written, where no policy is sent. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

/**
 * Gives the nonce to every style element that is made. Ant Design can be told the nonce, but helpers below it, such as
 * the one that measures scroll bars, cannot.
 */
export function carryNonce(): void {
  if (nonce === '') {
    return;
  }
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- only its signature for unknown names is deprecated
  const create = document.createElement.bind(document);
  const createWithNonce = (name: keyof HTMLElementTagNameMap, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) {
      element.nonce = nonce;
    }
    return element;
  };
  Object.assign(document, { createElement: createWithNonce });
}
