/** Names of companies to look among: real ones where they lie beside the checkout, made-up ones where there are none. */
import { parse } from 'csv-parse/sync';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { randomOf } from '../../infra/local/seed/demo/random.ts';
import { repositoryRoot } from '../../infra/repository.ts';

const sample = path.join(repositoryRoot, '../shared/data/company_names.csv');
const syllables =
  'ba be bo ca co da de di do el en er fa fi ga go ha hi in ka ko la le li lo lu ma me mi mo na ne no or pa pe po ra re ri ro sa se si so ta te ti to tra tri va ve vi vo xa ze zi'.split(
    ' ',
  );
const trades =
  'Systems|Technologies|Software|Networks|Films|Pictures|Bank|Energy|Group|Electronics|Consulting|Logistics|Medical|Capital|Media'.split(
    '|',
  );
const places = 'Berlin|Shenzhen|Dubai|Milano|Chicago|Texas|Nordic|Pacific|London'.split('|');
const forms = 'Inc.|Ltd|LLC|GmbH|Co., Ltd.|S.A.|AG|B.V.|Corp|'.split('|');

/** Names as a register might hold them, the same for the same number. */
export function madeUpNames(count: number): string[] {
  const { between, chance, pick } = randomOf('known names');
  const word = (): string => {
    const text = Array.from({ length: between(2, 4) }, () => pick(syllables)).join('');
    return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
  };
  return Array.from({ length: count }, () => {
    const parts = [word()];
    if (chance(0.35)) parts.push(word());
    if (chance(0.15)) parts.push(pick(places));
    if (chance(0.75)) parts.push(pick(trades));
    parts.push(pick(forms));
    return parts.join(' ').trim();
  });
}

/** So many names: real ones as far as there are, then made-up ones. */
export function knownNames(count: number): string[] {
  const real = existsSync(sample)
    ? parse(readFileSync(sample), { bom: true, relax_column_count: true }).map(([name = '']) => name)
    : [];
  const chosen = real.slice(0, count);
  return chosen.length === count ? chosen : [...chosen, ...madeUpNames(count - chosen.length)];
}
