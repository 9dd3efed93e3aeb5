import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const largestLogBytes = 20 * 1024 * 1024;

/** Appends what each function prints to `<folder>/<function>.log`; a log that has grown large starts anew once. */
export function functionLogs(folder: string): (functionName: string, chunk: Buffer) => void {
  mkdirSync(folder, { recursive: true });
  const opened = new Set<string>();
  return (functionName, chunk) => {
    const file = path.join(folder, `${functionName}.log`);
    if (!opened.has(file)) {
      opened.add(file);
      if (existsSync(file) && statSync(file).size > largestLogBytes) renameSync(file, `${file}.old`);
    }
    appendFileSync(file, chunk);
  };
}
