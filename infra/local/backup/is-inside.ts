import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** Whether a file (there or not yet) lies in a folder or below it, also by way of links. */
export function isInside(file: string, folder: string): boolean {
  const parent = path.dirname(file);
  if (!existsSync(parent) || !existsSync(folder)) return false;
  const way = path.relative(realpathSync(folder), realpathSync(parent));
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
