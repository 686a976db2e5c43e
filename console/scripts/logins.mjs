// The logins that `jixia demo` wrote beside its city: tests and screenshots take people from there.
import { readFileSync } from 'node:fs';
import process from 'node:process';

/**
 * @param {string} login
 * @returns {string} its password
 */
export function passwordOf(login) {
  const path = process.env.JIXIA_LOGINS;
  if (path === undefined) {
    throw new Error(
      'JIXIA_LOGINS is not set; it is the path of logins.txt in the folder of the sample city.',
    );
  }
  const lines = readFileSync(path, 'utf8').split('\n');
  const found = lines.map((line) => line.trim().split(/\s+/)).find(([name]) => name === login);
  if (found?.[1] === undefined) {
    throw new Error(`${path} has no login '${login}'.`);
  }
  return found[1];
}
