// The table of an indicator as a CSV that Excel opens in Chinese.

/** Text with a byte order mark, a header and a line for each row. */
export function csvOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => cells.map(quoted).join(',');
  return `\ufeff${[header, ...rows].map(line).join('\r\n')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
