/** Puts the icons that the portal uses, and its logo, into the one file it shows them from: `src/lib/ui/icons.svg`. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as lucide from 'lucide-static';
import { iconId } from './src/lib/ui/icon-id.ts';
import { iconNames, type IconName } from './src/lib/ui/icon-names.ts';

const drawings = new Map(Object.entries(lucide));

/** What is drawn between the tags of an icon of Lucide, which calls `arrow-down` `ArrowDown` in code. */
function drawingOf(name: IconName): string {
  const key = name.replace(/(?:^|-)(\w)/g, (_, first: string) => first.toUpperCase());
  const drawing = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(drawings.get(key) ?? '')?.[1];
  if (drawing === undefined) throw new Error(`Lucide has no icon ${name}`);
  return drawing.replace(/\s*\n\s*/g, '');
}

const symbols = iconNames.map(
  (name) => `<symbol id="${iconId(name)}" viewBox="0 0 24 24">${drawingOf(name)}</symbol>`,
);
const logo = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(
  readFileSync(path.join(import.meta.dirname, 'static/icon.svg'), 'utf8'),
)?.[1];
if (logo === undefined) throw new Error('The logo is no drawing');
symbols.push(`<symbol id="logo" viewBox="0 0 32 32">${logo.trim()}</symbol>`);

writeFileSync(
  path.join(import.meta.dirname, 'src/lib/ui/icons.svg'),
  `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`,
);
