// The line between a browser and the server, which a test can cut: a relay of bytes that changes none of them.
import { connect, createServer, type Server, type Socket } from 'node:net';

export class Line {
  #server: Server;
  #sockets = new Set<Socket>();
  #port = 0;
  /** Bytes from the browser that still pass; then the line breaks. */
  #left = Infinity;

  constructor(private readonly target: URL) {
    this.#server = createServer((browser) => this.#relay(browser));
  }

  /** Where the browser finds the server. */
  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Nobody answers until it is mended. */
  async cut(): Promise<void> {
    this.#hangUp();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Breaks by itself after so many more bytes from the browser. */
  cutAfter(bytes: number): void {
    this.#left = bytes;
  }

  /** Lays the line, or mends it at the same place. */
  async mend(): Promise<void> {
    this.#left = Infinity;
    if (!this.#server.listening) {
      await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
      const address = this.#server.address();
      this.#port = typeof address === 'object' && address !== null ? address.port : 0;
    }
  }

  #relay(browser: Socket): void {
    const server = connect(Number(this.target.port), this.target.hostname);
    for (const [from, to] of [
      [browser, server],
      [server, browser],
    ] as const) {
      this.#sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
    server.pipe(browser);
    browser.on('data', (bytes) => {
      this.#left -= bytes.length;
      if (this.#left < 0) {
        void this.cut();
      } else {
        server.write(bytes);
      }
    });
  }

  #hangUp(): void {
    this.#sockets.forEach((socket) => socket.destroy());
  }
}
