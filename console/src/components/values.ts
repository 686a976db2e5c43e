// Values of tables and records as text. Decimals come as text, so that no digit is lost on the way.

/** A value in a cell; nothing for null. */
export function cellText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value);
    default:
      return value === null || value === undefined ? '' : JSON.stringify(value);
  }
}
